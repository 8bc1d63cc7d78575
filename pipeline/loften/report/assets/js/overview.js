// The overview: what is in the selection, in figures that lead to the pledges behind them.
"use strict";

loften.overview = (() => {
  const { h } = loften.dom;
  const { t, label } = loften.texts;
  const { data, address, selection } = loften;
  const SERIES = ["measurability", "actor", "kind", "outcome"];

  function mount(container) {
    const bar = loften.filterBar.create(selection.NAMES);
    const cards = h("ul", { class: "cards" });
    const controls = h("div", { class: "chart-controls" });
    const measure = h("div", {});
    const figures = {
      map: loften.figure.create("map", measure),
      actor: loften.figure.create("actor"),
      measurability: loften.figure.create("measurability"),
      theme: loften.figure.create("theme"),
      year: loften.figure.create("year"),
      status: loften.figure.create("status"),
      dockind: loften.figure.create("dockind"),
    };
    container.append(
      bar.element,
      cards,
      controls,
      h(
        "div",
        { class: "figures" },
        Object.values(figures).map((one) => one.element),
      ),
    );

    function update({ query }) {
      const chosen = selection.select(query);
      bar.update(query, chosen);
      cards.replaceChildren(...loften.cards.cardsOf(chosen, query));
      const colours = SERIES.filter((name) => data.site.labels[name]);
      const series = colours.includes(query.by) ? query.by : "measurability";
      const share = query.show === "share";
      controls.replaceChildren(
        picker(
          "show",
          t("show"),
          [
            ["", t("asCount")],
            ["share", t("asShare")],
          ],
          share ? "share" : "",
        ),
        picker(
          "by",
          t("colour"),
          colours.map((name, at) => [at ? name : "", t(name)]),
          series === "measurability" ? "" : series,
        ),
      );
      const shown = loften.map.MEASURES.includes(query.map) ? query.map : "pledges";
      const measures = { pledges: t("mapPledges"), quantified: t("mapQuantified"), coverage: t("mapCoverage") };
      measure.replaceChildren(
        picker(
          "map",
          t("mapMeasure"),
          loften.map.MEASURES.map((name, at) => [at ? name : "", measures[name]]),
          shown === "pledges" ? "" : shown,
        ),
      );
      figures.map.update(loften.map.model(chosen, query, shown));
      for (const of of tables(chosen)) figures[of.id].update(loften.crosstab.model(of, chosen, query, series, share));
      figures.status.update(loften.documentFigures.statusModel(chosen, query));
      figures.dockind.update(loften.documentFigures.kindModel(chosen, query));
    }
    return { update, unmount: () => Object.values(figures).forEach((one) => one.destroy()) };
  }

  /** A choice of a few: where one is chosen, the address changes, and focus stays on the choice. */
  function picker(name, title, options, value) {
    const select = h(
      "select",
      { id: `pick-${name}`, on: { change: () => choose(name, select.value) } },
      options.map(([key, text]) => h("option", { value: key }, text)),
    );
    select.value = value;
    return h("div", { class: "picker" }, h("label", { for: `pick-${name}` }, title), select);
  }

  function choose(name, value) {
    const { view, id, query } = address.read();
    address.go(address.write(view, { ...query, [name]: value }, id));
    setTimeout(() => document.getElementById(`pick-${name}`)?.focus());
  }

  function tables(chosen) {
    const labels = data.site.labels;
    const years = [...new Set(chosen.documents.flatMap((one) => yearsOf(data.documents[one])))].sort();
    const without = loften.cards.count(
      chosen.pledges,
      (pledge) => data.documents[data.document[pledge]].years === null,
    );
    const of = (name, title, note, more) => ({
      id: name,
      title: t(title),
      note: t(note),
      rowName: t(name),
      rowsOf: (pledge) => [labels[name][data[name][pledge]]],
      rows: labels[name].map((key) => ({ key, name: label(name, key), query: { [name]: key } })),
      ...more,
    });
    return [
      of("actor", "figActor", "figActorNote"),
      of("measurability", "figMeasurability", "figMeasurabilityNote"),
      of("theme", "figTheme", "figThemeNote", { rowsOf: themesOf, rows: themeRows(chosen) }),
      {
        id: "year",
        title: t("figYear"),
        note: t("figYearNote", { n: without }),
        rowName: t("years"),
        upright: true,
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
    return [...n.keys()]
      .sort((a, b) => n.get(b) - n.get(a) || a.localeCompare(b, "sv"))
      .map((key) => ({ key, name: label("theme", key), query: { theme: key } }));
  }

  function yearsOf(row) {
    if (!row.years) return [];
    return Array.from({ length: row.years[1] - row.years[0] + 1 }, (_, at) => row.years[0] + at);
  }

  return { mount, picker };
})();
