// The overview: what is in the selection, in figures that lead to the pledges behind them.
"use strict";

loften.overview = (() => {
  const { h } = loften.dom;
  const { t, label, number, percent } = loften.texts;
  const { data, address, selection } = loften;
  const SERIES = ["measurability", "actor", "kind", "outcome"];

  function mount(container) {
    const bar = loften.filterBar.create(selection.NAMES);
    const cards = h("ul", { class: "cards" });
    const controls = h("div", { class: "chart-controls" });
    const measure = h("div", {});
    const figures = {
      map: loften.figure.create("map", measure), actor: loften.figure.create("actor"), measurability: loften.figure.create("measurability"),
      theme: loften.figure.create("theme"), year: loften.figure.create("year"), status: loften.figure.create("status"), dockind: loften.figure.create("dockind"),
    };
    container.append(bar.element, cards, controls, h("div", { class: "figures" }, Object.values(figures).map((one) => one.element)));

    function update({ query }) {
      const chosen = selection.select(query);
      bar.update(query, chosen);
      cards.replaceChildren(...cardsOf(chosen, query));
      const colours = SERIES.filter((name) => data.site.labels[name]);
      const series = colours.includes(query.by) ? query.by : "measurability";
      const share = query.show === "share";
      controls.replaceChildren(
        picker("show", t("show"), [["", t("asCount")], ["share", t("asShare")]], share ? "share" : ""),
        picker("by", t("colour"), colours.map((name, at) => [at ? name : "", t(name)]), series === "measurability" ? "" : series),
      );
      const shown = loften.map.MEASURES.includes(query.map) ? query.map : "pledges";
      const measures = { pledges: t("mapPledges"), quantified: t("mapQuantified"), coverage: t("mapCoverage") };
      measure.replaceChildren(picker("map", t("mapMeasure"), loften.map.MEASURES.map((name, at) => [at ? name : "", measures[name]]), shown === "pledges" ? "" : shown));
      figures.map.update(loften.map.model(chosen, query, shown));
      for (const of of tables(chosen)) figures[of.id].update(loften.crosstab.model(of, chosen, query, series, share));
      figures.status.update(statusModel(chosen, query));
      figures.dockind.update(kindModel(chosen, query));
    }
    return { update, unmount: () => Object.values(figures).forEach((one) => one.destroy()) };
  }

  /** A choice of a few: where one is chosen, the address changes, and focus stays on the choice. */
  function picker(name, title, options, value) {
    const select = h("select", { id: `pick-${name}`, on: { change: () => choose(name, select.value) } }, options.map(([key, text]) => h("option", { value: key }, text)));
    select.value = value;
    return h("div", { class: "picker" }, h("label", { for: `pick-${name}` }, title), select);
  }

  function choose(name, value) {
    const { view, id, query } = address.read();
    address.go(address.write(view, { ...query, [name]: value }, id));
    setTimeout(() => document.getElementById(`pick-${name}`)?.focus());
  }

  function cardsOf(chosen, query) {
    const filters = selection.filtersOf(query);
    const documents = selection.documentsOf(chosen, query);
    const rows = documents.map((one) => data.documents[one]);
    const municipalities = new Set(rows.flatMap((row) => row.municipalities)).size;
    const all = Object.keys(data.site.municipalities).length;
    const years = rows.flatMap((row) => row.years ?? []);
    const quantified = count(chosen.pledges, (pledge) => data.site.labels.measurability[data.measurability[pledge]] === "kvantifierad");
    const unsure = count(chosen.pledges, data.isUnsure);
    const n = chosen.pledges.length;
    const results = rows.filter((row) => Object.keys(row.results).length).length;
    const pledges = (more) => address.write("pledges", { ...filters, ...more });
    const list = address.write("documents", filters);
    return [
      card(number(n), t("cardPledges"), t("cardPledgesOf", { all: data.count }), pledges({})),
      card(number(documents.length), t("cardDocuments"), t("cardDocumentsOf", { all: data.documents.length }), list),
      card(number(municipalities), t("cardMunicipalities"), t("cardMunicipalitiesOf", { all, share: percent(municipalities, all) }), list),
      card(years.length ? `${Math.min(...years)}–${Math.max(...years)}` : "–", t("cardPeriod"), t("cardPeriodOf"), list),
      card(percent(quantified, n), t("cardQuantified"), t("cardQuantifiedOf", { n: quantified, all: n }), pledges({ measurability: "kvantifierad" })),
      card(percent(unsure, n), t("cardUnsure"), t("cardUnsureOf", { n: unsure, all: n }), pledges({ low: "1" })),
      card(percent(results, documents.length), t("cardFollowUp"), t("cardFollowUpOf", { n: results, all: documents.length }), address.write("documents", { ...filters, sort: "-results" })),
    ];
  }

  function count(pledges, test) {
    return pledges.reduce((sum, pledge) => sum + (test(pledge) ? 1 : 0), 0);
  }

  function card(value, name, of, href) {
    return h("li", {}, h("a", { class: "card", href }, h("b", {}, value), h("span", { class: "name" }, name), h("span", { class: "of" }, of)));
  }

  function tables(chosen) {
    const labels = data.site.labels;
    const years = [...new Set(chosen.documents.flatMap((one) => yearsOf(data.documents[one])))].sort();
    const without = count(chosen.pledges, (pledge) => data.documents[data.document[pledge]].years === null);
    const of = (name, title, note, more) => ({
      id: name, title: t(title), note: t(note), rowName: t(name),
      rowsOf: (pledge) => [labels[name][data[name][pledge]]],
      rows: labels[name].map((key) => ({ key, name: label(name, key), query: { [name]: key } })), ...more,
    });
    return [
      of("actor", "figActor", "figActorNote"),
      of("measurability", "figMeasurability", "figMeasurabilityNote"),
      of("theme", "figTheme", "figThemeNote", { rowsOf: themesOf, rows: themeRows(chosen) }),
      {
        id: "year", title: t("figYear"), note: t("figYearNote", { n: without }), rowName: t("years"), upright: true,
        rowsOf: (pledge) => yearsOf(data.documents[data.document[pledge]]),
        rows: years.map((year) => ({ key: year, name: String(year), query: { from: year, to: year } })),
      },
    ];
  }

  function themesOf(pledge) {
    return data.site.labels.theme.filter((_, bit) => data.themes[pledge] & (1 << bit));
  }

  function themeRows(chosen) {
    const n = new Map();
    for (const pledge of chosen.pledges) for (const theme of themesOf(pledge)) n.set(theme, (n.get(theme) ?? 0) + 1);
    return [...n.keys()].sort((a, b) => n.get(b) - n.get(a) || a.localeCompare(b, "sv")).map((key) => ({ key, name: label("theme", key), query: { theme: key } }));
  }

  function yearsOf(row) {
    if (!row.years) return [];
    return Array.from({ length: row.years[1] - row.years[0] + 1 }, (_, at) => row.years[0] + at);
  }

  /** Results by status: of documents, so their numbers lead to the documents that have them. */
  function statusModel(chosen, query) {
    const rows = chosen.documents.map((one) => data.documents[one]).filter((row) => Object.keys(row.results).length);
    const counts = data.site.labels.status.map((status) => [status, rows.reduce((sum, row) => sum + (row.results[status] ?? 0), 0)]).filter(([, n]) => n > 0);
    return simple("status", t("figStatus"), t("figStatusNote", { n: rows.length }), counts, t("outOfDocuments", { n: chosen.documents.length }), t("results", { n: "" }).trim(), () => address.write("documents", { ...selection.filtersOf(query), sort: "-results" }));
  }

  function kindModel(chosen, query) {
    const counts = data.site.labels.documentKind.map((kind) => [kind, chosen.documents.filter((one) => data.documents[one].kind === kind).length]).filter(([, n]) => n > 0);
    return simple("documentKind", t("figDockind"), t("figDockindNote"), counts, t("outOfDocuments", { n: chosen.documents.length }), t("documents"), (kind) => address.write("documents", { ...selection.filtersOf(query), dockind: kind }));
  }

  function simple(name, title, note, counts, outOf, column, link) {
    const rows = counts.map(([key, n]) => [{ text: label(name, key) }, { value: n, href: link(key), title: t("documentsThere", { n, what: label(name, key) }) }]);
    const values = counts.map(([key, n]) => ({ row: label(name, key), n, href: link(key), tip: `${label(name, key)}: ${n}` }));
    return { title, note, outOf, rows, file: name, head: [title, column], specify: (theme, width) => bars(values, theme, width) };
  }

  function bars(values, theme, width) {
    return {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json", width, autosize: { type: "fit-x", contains: "padding" }, height: { step: 26 }, data: { values },
      mark: { type: "bar", cursor: "pointer", height: { band: 0.74 }, color: loften.charts.INK[theme].one },
      encoding: {
        y: { field: "row", type: "nominal", sort: null, title: null, axis: { ticks: false, domain: false, labelLimit: 230, labelPadding: 6 } },
        x: { field: "n", type: "quantitative", title: null, axis: { format: "d", tickMinStep: 1, tickCount: 4 } }, tooltip: { field: "tip" },
      },
    };
  }

  return { mount, picker, card, bars };
})();
