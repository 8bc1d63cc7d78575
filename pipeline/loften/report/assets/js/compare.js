// One municipality over its periods, or two side by side.
"use strict";

loften.compare = (() => {
  const { h, quoted } = loften.dom;
  const { t, label, number, percent } = loften.texts;
  const { data, address, selection } = loften;
  const NAMES = selection.NAMES.filter((name) => !["municipality", "county", "doc"].includes(name));
  const SHOWN = 6;

  function mount(container) {
    const bar = loften.filterBar.create(NAMES);
    const choice = h("div", { class: "choice" });
    const lead = h("p", { class: "note" }, t("compareLead"));
    const figures = {
      measurability: loften.figure.create("compare-measurability"),
      actor: loften.figure.create("compare-actor"),
    };
    const body = h("div", { class: "comparison" });
    const charts = h(
      "div",
      { class: "figures" },
      Object.values(figures).map((one) => one.element),
    );
    container.append(lead, choice, bar.element, charts, body);

    function update({ query }) {
      choice.replaceChildren(
        picker("a", t("first"), t("choose"), query),
        picker("b", t("second"), t("onlyOne"), query),
      );
      const chosen = selection.select(ownFilters(query));
      const columns = columnsOf(query, chosen);
      const union = {
        pledges: [...new Set(columns.flatMap((column) => column.pledges))],
        documents: columns.flatMap((column) => column.documents),
      };
      bar.update(query, { ...chosen, ...union });
      charts.hidden = !columns.length;
      for (const [series, figure] of Object.entries(figures)) figure.update(model(series, columns, union, query));
      const time = query.b ? null : loften.timeline.create(columns);
      body.replaceChildren(...(columns.length ? [tableOf(columns), ...(time ? [time] : []), sideBySide(columns)] : []));
    }
    return { update, unmount: () => Object.values(figures).forEach((one) => one.destroy()) };
  }

  function ownFilters(query) {
    return Object.fromEntries(NAMES.filter((name) => query[name]).map((name) => [name, query[name]]));
  }

  function picker(name, title, none, query) {
    const codes = [...new Set(data.documents.flatMap((row) => row.municipalities))].sort((a, b) =>
      data.municipalityName(a).localeCompare(data.municipalityName(b), "sv"),
    );
    const options = codes.map((code) => [code, data.municipalityName(code)]);
    return loften.overview.picker(
      name,
      title,
      [["", none], ...options],
      codes.includes(query[name]) ? query[name] : "",
    );
  }

  /** The columns: periods of one municipality, or two municipalities. A column's `query` leads to its pledges. */
  function columnsOf(query, chosen) {
    const known = new Set(data.documents.flatMap((row) => row.municipalities));
    const codes = [query.a, query.b].filter((code, at, all) => known.has(code) && all.indexOf(code) === at);
    if (codes.length === 2)
      return codes.map((code) =>
        column(data.municipalityName(code), { municipality: code }, documentsOf(code, chosen), chosen, query),
      );
    if (codes.length === 0) return [];
    const periods = new Map();
    const all = documentsOf(codes[0], chosen);
    const promising = all.filter((one) => data.documents[one].pledges > 0);
    for (const one of promising.length ? promising : all) {
      const name = data.period(data.documents[one]) || t("noPeriod");
      periods.set(name, [...(periods.get(name) ?? []), one]);
    }
    const named = [...periods].sort(([a], [b]) => a.localeCompare(b));
    return named.map(([name, documents]) =>
      column(
        `${data.municipalityName(codes[0])} ${name}`,
        { municipality: codes[0], doc: documents.map((one) => data.documents[one].id).join(",") },
        documents,
        chosen,
        query,
      ),
    );
  }

  function documentsOf(code, chosen) {
    return chosen.documents.filter((one) => data.documents[one].municipalities.includes(code));
  }

  function column(name, where, documents, chosen, query) {
    const inside = new Set(documents);
    return {
      key: name,
      name,
      documents,
      pledges: chosen.pledges.filter((pledge) => inside.has(data.document[pledge])),
      query: { ...ownFilters(query), ...where },
    };
  }

  function model(series, columns, union, query) {
    const of = {
      id: `compare-${series}`,
      title: t(series === "actor" ? "figCompareActor" : "figCompare"),
      note: "",
      rowName: t("municipality"),
      rowsOf: (pledge) => columns.filter((one) => one.documents.includes(data.document[pledge])).map((one) => one.key),
      rows: columns,
    };
    return loften.crosstab.model(of, union, ownFilters(query), series, true);
  }

  function tableOf(columns) {
    const head = h(
      "tr",
      {},
      h("th", { scope: "col" }, t("figures")),
      columns.map((one) => h("th", { scope: "col" }, one.name)),
    );
    const documents = h(
      "tr",
      {},
      h("th", { scope: "row" }, t("documents")),
      columns.map((one) =>
        h("td", {}, h("a", { href: address.write("documents", one.query) }, number(one.documents.length))),
      ),
    );
    const pledges = h(
      "tr",
      {},
      h("th", { scope: "row" }, t("pledges")),
      columns.map((one) => h("td", {}, linked(one, {}, one.pledges.length, t("pledges")))),
    );
    const groups = ["measurability", "actor", "kind", "theme"].map((name) => group(name, columns));
    return h(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": t("figures") },
      h(
        "table",
        { class: "compare" },
        h("caption", { class: "hidden" }, t("figures")),
        h("thead", {}, head),
        h("tbody", {}, documents, pledges),
        groups,
      ),
    );
  }

  function has(name, pledge, at) {
    return name === "theme" ? (data.themes[pledge] & (1 << at)) !== 0 : data[name][pledge] === at;
  }

  function group(name, columns) {
    const rows = data.site.labels[name].map((value, at) => {
      const numbers = columns.map((one) => one.pledges.filter((pledge) => has(name, pledge, at)).length);
      if (!numbers.some(Boolean)) return null;
      const cells = columns.map((one, c) =>
        h(
          "td",
          {},
          linked(one, { [name]: value }, numbers[c], label(name, value)),
          h("span", { class: "share" }, percent(numbers[c], one.pledges.length)),
        ),
      );
      return h("tr", {}, h("th", { scope: "row" }, label(name, value)), cells);
    });
    return h(
      "tbody",
      {},
      h("tr", { class: "group" }, h("th", { colspan: columns.length + 1, scope: "rowgroup" }, t(name))),
      rows,
    );
  }

  function linked(column, more, n, what) {
    return n
      ? h(
          "a",
          {
            href: address.write("pledges", { ...column.query, ...more }),
            "aria-label": t("pledgesThere", { n, what: `${column.name}, ${what}` }),
          },
          number(n),
        )
      : number(0);
  }

  function sideBySide(columns) {
    const themes = data.site.labels.theme.map((value, at) => {
      const lists = columns.map((one) => one.pledges.filter((pledge) => has("theme", pledge, at)));
      if (!lists.some((list) => list.length)) return null;
      return h(
        "section",
        {},
        h("h3", {}, label("theme", value)),
        h(
          "div",
          { class: "side" },
          columns.map((one, c) => sideOf(one, lists[c], value)),
        ),
      );
    });
    return h("section", { class: "sides" }, h("h2", {}, t("side")), themes);
  }

  function sideOf(column, pledges, theme) {
    const items = pledges
      .slice(0, SHOWN)
      .map((pledge) =>
        h(
          "li",
          {},
          loften.labels.circle(data.site.labels.measurability[data.measurability[pledge]]),
          h(
            "a",
            { href: address.write("document", { pledge: data.id[pledge] }, data.documents[data.document[pledge]].id) },
            quoted(data.text[pledge]),
          ),
        ),
      );
    const more =
      pledges.length > SHOWN
        ? h(
            "li",
            {},
            h("a", { href: address.write("pledges", { ...column.query, theme }) }, t("more", { n: pledges.length })),
          )
        : null;
    return h(
      "div",
      {},
      h("h4", {}, column.name),
      pledges.length ? h("ul", {}, items, more) : h("p", { class: "soft" }, t("none")),
    );
  }

  return { mount };
})();
