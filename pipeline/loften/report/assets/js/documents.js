// The documents: what was read, with how many pledges.
"use strict";

loften.documents = (() => {
  const { h } = loften.dom;
  const { t, label, number } = loften.texts;
  const { data, address, selection } = loften;
  const NAMES = selection.NAMES;

  function mount(container) {
    const bar = loften.filterBar.create(NAMES);
    let pledges = new Map();
    let query = {};
    const results = (one) => Object.values(data.documents[one].results).reduce((a, b) => a + b, 0);
    const sorts = {
      document: (a, b) => data.documents[a].name.localeCompare(data.documents[b].name, "sv"),
      where: (a, b) => data.places(data.documents[a]).localeCompare(data.places(data.documents[b]), "sv"),
      period: (a, b) => (data.documents[a].start ?? "9").localeCompare(data.documents[b].start ?? "9"),
      pledges: (a, b) => (pledges.get(a) ?? 0) - (pledges.get(b) ?? 0),
      results: (a, b) => results(a) - results(b),
    };

    function cells(one) {
      const row = data.documents[one];
      const n = pledges.get(one) ?? 0;
      const href = address.write("pledges", { ...selection.filtersOf(query), doc: row.id });
      const plans = row.plans ? h("span", {}, t(row.plans === 1 ? "onePlan" : "plans", { n: row.plans })) : null;
      return [
        [
          h("a", { href: address.write("document", {}, row.id) }, loften.dom.quoted(row.name, row.language ?? "sv")),
          h("span", { class: "period" }, label("documentKind", row.kind), row.ocr ? " · OCR" : ""),
        ],
        [data.places(row)],
        [data.period(row)],
        [n ? h("a", { href, "aria-label": t("pledgesThere", { n, what: row.name }) }, number(n)) : number(0)],
        [results(one) ? h("span", {}, t(results(one) === 1 ? "oneResult" : "results", { n: results(one) })) : null, plans],
      ];
    }

    const table = loften.table.create({
      name: "documents",
      label: t("documents"),
      empty: t("noDocuments"),
      cells,
      guess: (_, width) => (width > 720 ? 62 : 150),
      columns: [
        ["document", "colDocument"],
        ["where", "municipality"],
        ["period", "colPeriod"],
        ["pledges", "colPledges"],
        ["results", "colFollowUp"],
      ].map(([key, title]) => ({ key, title: t(title), sortable: true })),
    });
    container.append(bar.element, table.element);

    function update(state) {
      query = state.query;
      const chosen = selection.select(query);
      bar.update(query, chosen);
      pledges = new Map();
      for (const pledge of chosen.pledges)
        pledges.set(data.document[pledge], (pledges.get(data.document[pledge]) ?? 0) + 1);
      const shown = selection.documentsOf(chosen, query);
      const compare = sorts[(query.sort ?? "").replace(/^-/, "")];
      const sign = query.sort?.startsWith("-") ? -1 : 1;
      table.update(compare ? [...shown].sort((a, b) => sign * compare(a, b) || a - b) : shown, query.sort);
    }
    return { update, unmount: table.destroy, wide: true };
  }

  return { mount };
})();
