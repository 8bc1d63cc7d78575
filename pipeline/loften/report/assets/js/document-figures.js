// Figures that count documents and their results, not pledges.
"use strict";

loften.documentFigures = (() => {
  const { t, label } = loften.texts;
  const { data, address, selection } = loften;

  /** Results by status: of documents, so their numbers lead to the documents that have them. */
  function statusModel(chosen, query) {
    const rows = chosen.documents.map((one) => data.documents[one]).filter((row) => Object.keys(row.results).length);
    const counts = data.site.labels.status
      .map((status) => [status, rows.reduce((sum, row) => sum + (row.results[status] ?? 0), 0)])
      .filter(([, n]) => n > 0);
    return simple(
      "status",
      t("figStatus"),
      t("figStatusNote", { n: rows.length }),
      counts,
      t("outOfDocuments", { n: chosen.documents.length }),
      t("results", { n: "" }).trim(),
      () => address.write("documents", { ...selection.filtersOf(query), sort: "-results" }),
    );
  }

  function kindModel(chosen, query) {
    const counts = data.site.labels.documentKind
      .map((kind) => [kind, chosen.documents.filter((one) => data.documents[one].kind === kind).length])
      .filter(([, n]) => n > 0);
    return simple(
      "documentKind",
      t("figDockind"),
      t("figDockindNote"),
      counts,
      t("outOfDocuments", { n: chosen.documents.length }),
      t("documents"),
      (kind) => address.write("documents", { ...selection.filtersOf(query), dockind: kind }),
    );
  }

  function simple(name, title, note, counts, outOf, column, link) {
    const rows = counts.map(([key, n]) => [
      { text: label(name, key) },
      { value: n, href: link(key), title: t("documentsThere", { n, what: label(name, key) }) },
    ]);
    const values = counts.map(([key, n]) => ({
      row: label(name, key),
      n,
      href: link(key),
      tip: `${label(name, key)}: ${n}`,
    }));
    return {
      title,
      note,
      outOf,
      rows,
      file: name,
      head: [title, column],
      specify: (theme, width) => bars(values, theme, width),
    };
  }

  function bars(values, theme, width) {
    return {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      width,
      autosize: { type: "fit-x", contains: "padding" },
      height: { step: 26 },
      data: { values },
      mark: { type: "bar", cursor: "pointer", height: { band: 0.74 }, color: loften.charts.INK[theme].one },
      encoding: {
        y: {
          field: "row",
          type: "nominal",
          sort: null,
          title: null,
          axis: { ticks: false, domain: false, labelLimit: 230, labelPadding: 6 },
        },
        x: { field: "n", type: "quantitative", title: null, axis: { format: "d", tickMinStep: 1, tickCount: 4 } },
        tooltip: { field: "tip" },
      },
    };
  }

  return { statusModel, kindModel, bars };
})();
