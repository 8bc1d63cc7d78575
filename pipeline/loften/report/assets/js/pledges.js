// The pledges: all of them, searched, filtered, sorted, each with its evidence and a link to its place.
"use strict";

loften.pledges = (() => {
  const { h } = loften.dom;
  const { t, label, percent } = loften.texts;
  const { data, address, selection } = loften;
  const SORTS = {
    pledge: (a, b) => data.text[a].localeCompare(data.text[b], "sv"),
    where: (a, b) => compareWhere(a, b),
    labels: (a, b) => data.measurability[a] - data.measurability[b] || data.actor[a] - data.actor[b],
    confidence: (a, b) => data.leastConfidence(a) - data.leastConfidence(b),
  };

  function mount(container) {
    const bar = loften.filterBar.create(selection.NAMES);
    let shown = [];
    const table = loften.table.create({
      name: "pledges",
      label: t("pledges"),
      empty: t("noRows"),
      cells,
      guess,
      columns: [
        { key: "pledge", title: t("colPledge"), sortable: true },
        { key: "labels", title: t("colLabels"), sortable: true },
        { key: "where", title: t("colWhere"), sortable: true },
        { key: "confidence", title: t("colConfidence"), sortable: true },
      ],
    });
    const save = h(
      "button",
      { type: "button", on: { click: () => loften.download.csv("pledges", rowsOf(shown)) } },
      t("saveRows"),
    );
    container.append(
      bar.element,
      h("div", { class: "above-table" }, h("p", { class: "note" }, t("evidenceLegend")), save),
      table.element,
    );

    function update({ query }) {
      const chosen = selection.select(query);
      bar.update(query, chosen);
      shown = sorted(chosen.pledges, query.sort);
      table.update(shown, query.sort);
    }
    return { update, unmount: table.destroy, wide: true };
  }

  function sorted(pledges, sort = "") {
    const compare = SORTS[sort.replace(/^-/, "")];
    if (!compare) return pledges;
    const sign = sort.startsWith("-") ? -1 : 1;
    return [...pledges].sort((a, b) => sign * compare(a, b) || a - b);
  }

  function compareWhere(a, b) {
    const [one, other] = [data.documents[data.document[a]], data.documents[data.document[b]]];
    return (
      data.places(one).localeCompare(data.places(other), "sv") || (one.start ?? "").localeCompare(other.start ?? "")
    );
  }

  function cells(pledge) {
    const row = data.documents[data.document[pledge]];
    const actor = data.site.labels.actor[data.actor[pledge]];
    const measurability = data.site.labels.measurability[data.measurability[pledge]];
    const page = data.page[pledge] ? t("page", { n: data.page[pledge] }) : "";
    const when = [data.period(row), page].filter(Boolean).join(", ");
    return [
      [
        h("p", { class: "words" }, loften.labels.withEvidence(data.text[pledge], data.evidence[pledge], row.language)),
        h(
          "p",
          { class: "themes" },
          themesOf(pledge)
            .map((theme) => label("theme", theme))
            .join(" · "),
        ),
      ],
      [loften.labels.measurability(measurability), loften.labels.actor(actor)],
      [
        h(
          "a",
          {
            href: address.write("document", { pledge: data.id[pledge] }, row.id),
            "aria-label": `${t("openPlace")}: ${data.places(row)} ${when}`,
          },
          data.places(row) || row.name,
        ),
        h("span", { class: "period" }, when),
      ],
      [confidence(pledge)],
    ];
  }

  function confidence(pledge) {
    const least = data.leastConfidence(pledge);
    return data.isUnsure(pledge) ? loften.labels.unsure(least) : h("span", { class: "sure" }, percent(least, 1));
  }

  function themesOf(pledge) {
    return data.site.labels.theme.filter((_, bit) => data.themes[pledge] & (1 << bit));
  }

  function guess(pledge, width) {
    const perLine = width > 720 ? (width - 430) / 7.2 : width / 7.6;
    const lines = Math.ceil(data.text[pledge].length / Math.max(20, perLine));
    return width > 720 ? Math.max(62, lines * 24 + 40) : lines * 24 + 118;
  }

  /** Rows for a spreadsheet, with the codebook's own labels. */
  function rowsOf(pledges) {
    const { labels } = data.site;
    const head = [
      "document",
      "pledge",
      "municipalities",
      "codes",
      "start",
      "end",
      "text",
      "actor",
      "measurability",
      "kind",
      "themes",
      "confidence_pledge",
      "confidence_actor",
      "confidence_measurability",
      "page",
      "source",
    ];
    return [
      head,
      ...pledges.map((pledge) => {
        const row = data.documents[data.document[pledge]];
        return [
          row.id,
          data.id[pledge],
          row.municipalities.map(data.municipalityName).join(", "),
          row.municipalities.join(" "),
          row.start,
          row.end,
          data.text[pledge],
          labels.actor[data.actor[pledge]],
          labels.measurability[data.measurability[pledge]],
          labels.kind[data.kind[pledge]],
          themesOf(pledge).join(", "),
          ...data.confidence[pledge].map((value) => value / 1000),
          data.page[pledge] || "",
          row.source,
        ];
      }),
    ];
  }

  return { mount, cells };
})();
