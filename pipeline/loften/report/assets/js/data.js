// The data: documents as rows, pledges as columns.
"use strict";

loften.data = (() => {
  const data = { site: null, documents: [], count: 0 };
  const NUMBERS = {
    document: Uint32Array,
    actor: Uint8Array,
    measurability: Uint8Array,
    kind: Uint8Array,
    themes: Uint32Array,
    page: Uint32Array,
  };
  const KEPT = ["id", "text", "confidence", "evidence"];

  /** Load everything but the documents' own files. Rejects with the name of the file that is missing. */
  async function load() {
    data.site = await need("site");
    data.documents = await need("documents");
    const chunks = await Promise.all(data.site.chunks.map(need));
    data.count = chunks.reduce((sum, chunk) => sum + chunk.id.length, 0);
    for (const [name, Kind] of Object.entries(NUMBERS)) data[name] = joined(chunks, name, Kind);
    for (const name of KEPT) data[name] = chunks.flatMap((chunk) => chunk[name]);
    data.folded = data.text.map(fold);
    data.documents.forEach(describe);
    data.numberOf = new Map(data.documents.map((row, number) => [row.id, number]));
    if (data.site.linked) {
      data.links = await need("links");
      loften.links.prepare();
    }
    data.counties = new Map(
      Object.entries(data.site.municipalities).map(([code, [, county]]) => [code.slice(0, 2), county]),
    );
  }

  async function need(name) {
    const value = await loften.load(`data/${name}.js`, name);
    if (value === null) throw new Error(`data/${name}.js`);
    return value;
  }

  function joined(chunks, name, Kind) {
    const all = new Kind(data.count);
    let at = 0;
    for (const chunk of chunks) {
      all.set(chunk[name], at);
      at += chunk[name].length;
    }
    return all;
  }

  function describe(row) {
    row.counties = [...new Set(row.municipalities.map((code) => code.slice(0, 2)))];
    const years = [row.start, row.end].filter(Boolean).map((date) => Number(date.slice(0, 4)));
    row.years = years.length ? [Math.min(...years), Math.max(...years)] : null;
    row.name = row.title || row.source.split(/[/\\]/).pop() || row.id;
    row.folded = fold([row.name, row.source, row.district ?? "", ...row.municipalities.map(municipality)].join(" "));
  }

  /** Text for searching: no capitals, one form of each letter. */
  function fold(text) {
    return text.normalize("NFC").toLowerCase();
  }

  function municipality(code) {
    return data.site.municipalities[code]?.[0] ?? code;
  }

  function county(code) {
    return data.counties.get(code) ?? code;
  }

  /** The least of a pledge's three confidences, 0 to 1. */
  function confidence(pledge) {
    return Math.min(...data.confidence[pledge]) / 1000;
  }

  function isUnsure(pledge) {
    return confidence(pledge) < data.site.lowConfidence;
  }

  function period(row) {
    if (!row.start && !row.end) return "";
    return row.start === row.end ? row.start : `${row.start ?? ""}–${row.end ?? ""}`;
  }

  function places(row) {
    const names = row.municipalities.map(municipality).join(", ");
    return row.district ? `${names} (${row.district})` : names;
  }

  return Object.assign(data, {
    load,
    fold,
    municipalityName: municipality,
    countyName: county,
    leastConfidence: confidence,
    isUnsure,
    period,
    places,
  });
})();
