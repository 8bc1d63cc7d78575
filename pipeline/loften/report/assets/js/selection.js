// Which pledges and documents the filters of an address leave, and how many each choice of a filter would give.
"use strict";

loften.selection = (() => {
  const { data, address } = loften;
  // Filters of a pledge's own labels, then those of its document: several values of one filter are alternatives.
  // What comes of links is there only where they are.
  const OF_PLEDGE = ["actor", "measurability", "theme", "kind", ...loften.links.NAMES];
  const OF_DOCUMENT = ["county", "municipality", "dockind", "doc"];
  const NAMES = [...OF_PLEDGE, "low", "q", "origin", ...OF_DOCUMENT, "from", "to"];

  function filtersOf(query) {
    return Object.fromEntries(NAMES.filter((name) => query[name]).map((name) => [name, query[name]]));
  }

  function hasPledgeFilter(query) {
    return [...OF_PLEDGE, "low", "q", "origin"].some((name) => query[name]);
  }

  function valuesOfDocument(name, row) {
    if (name === "county") return row.counties;
    if (name === "municipality") return row.municipalities;
    return [name === "dockind" ? row.kind : row.id];
  }

  /** Give each document a number with a bit for every filter that it fails. */
  function documentFailures(query) {
    const wanted = OF_DOCUMENT.map((name) => (query[name] ? new Set(address.listOf(query[name])) : null));
    const from = Number(query.from) || -Infinity;
    const to = Number(query.to) || Infinity;
    return data.documents.map((row) => {
      let failed = 0;
      wanted.forEach((set, bit) => {
        if (set && !valuesOfDocument(OF_DOCUMENT[bit], row).some((value) => set.has(value))) failed |= 1 << bit;
      });
      const inside = !query.from && !query.to ? true : row.years && row.years[0] <= to && row.years[1] >= from;
      return inside ? failed : failed | (1 << OF_DOCUMENT.length);
    });
  }

  function numbersOf(name, query) {
    const labels = data.site.labels[name];
    if (!query[name] || !labels) return null;
    return address
      .listOf(query[name])
      .map((label) => labels.indexOf(label))
      .filter((number) => number >= 0);
  }

  function maskOf(numbers) {
    return numbers === null ? null : numbers.reduce((mask, number) => mask | (1 << number), 0);
  }

  /**
   * Select by an address's query: `pledges` and `documents` are numbers, in order; `counts[name]` counts the pledges for
   * each value of a filter, under all the other filters.
   */
  function select(query) {
    const failures = documentFailures(query);
    const names = OF_PLEDGE.filter((name) => data.site.labels[name]);
    const masks = names.map((name) => maskOf(numbersOf(name, query)));
    const columns = names.map((name) => data[name]);
    const own = new Array(names.length);
    const words = query.q ? data.fold(query.q).split(/\s+/).filter(Boolean) : [];
    const counts = Object.fromEntries([...OF_PLEDGE, ...OF_DOCUMENT].map((name) => [name, new Map()]));
    const pledges = [];
    const shift = OF_DOCUMENT.length + 1;
    for (let pledge = 0; pledge < data.count; pledge += 1) {
      let failed = failures[data.document[pledge]];
      for (let bit = 0; bit < own.length; bit += 1) {
        own[bit] = names[bit] === "theme" ? data.themes[pledge] : 1 << columns[bit][pledge];
        if (masks[bit] !== null && !(masks[bit] & own[bit])) failed |= 1 << (shift + bit);
      }
      if (failed & (failed - 1)) continue;
      if (query.origin && data.origin?.get(pledge) !== query.origin) continue;
      if (query.low && !data.isUnsure(pledge)) continue;
      if (words.length && !words.every((word) => data.folded[pledge].includes(word))) continue;
      if (failed === 0) pledges.push(pledge);
      count(counts, pledge, failed, names, own, shift);
    }
    const documents = [...failures.keys()].filter((number) => failures[number] === 0);
    return { pledges, documents, counts };
  }

  function count(counts, pledge, failed, names, own, shift) {
    const row = data.documents[data.document[pledge]];
    OF_DOCUMENT.forEach((name, bit) => {
      if (failed === 0 || failed === 1 << bit)
        for (const value of valuesOfDocument(name, row)) add(counts[name], value);
    });
    names.forEach((name, bit) => {
      if (failed !== 0 && failed !== 1 << (shift + bit)) return;
      for (let set = own[bit]; set; set &= set - 1)
        add(counts[name], data.site.labels[name][31 - Math.clz32(set & -set)]);
    });
  }

  function add(map, key) {
    map.set(key, (map.get(key) ?? 0) + 1);
  }

  /** The documents of a selection that the filters speak of: those with a pledge left, where pledges are filtered. */
  function documentsOf(chosen, query) {
    if (!hasPledgeFilter(query)) return chosen.documents;
    return [...new Set(chosen.pledges.map((pledge) => data.document[pledge]))];
  }

  return { select, filtersOf, hasPledgeFilter, documentsOf, OF_PLEDGE, OF_DOCUMENT, NAMES };
})();
