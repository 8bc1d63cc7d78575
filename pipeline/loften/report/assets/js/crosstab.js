// Pledges by two labels: bars by one, coloured by the other. Most figures of the report are this one.
"use strict";

loften.crosstab = (() => {
  const { t, label, percent } = loften.texts;
  const { data, address, selection } = loften;

  const LONGEST_NAME = 200;

  /** Count pledges by row and series: `rowsOf(pledge)` gives the keys of its rows. */
  function count(pledges, rowsOf, series) {
    const table = new Map();
    for (const pledge of pledges) {
      for (const key of rowsOf(pledge)) {
        if (!table.has(key)) table.set(key, new Array(data.site.labels[series].length).fill(0));
        table.get(key)[data[series][pledge]] += 1;
      }
    }
    return table;
  }

  /**
   * The model of a figure. `of` says what the rows are: {id, title, note, rowsOf, rows: [{key, name, query}], upright};
   * `chosen` is the selection, `query` its address, `series` the label that colours, `share` whether bars are shares.
   */
  function model(of, chosen, query, series, share) {
    const counts = count(chosen.pledges, of.rowsOf, series);
    const labels = data.site.labels[series];
    const rows = of.rows.filter((row) => counts.has(row.key));
    const link = (row, at) =>
      address.write("pledges", {
        ...selection.filtersOf(query),
        ...row.query,
        ...(at === null ? {} : { [series]: labels[at] }),
      });
    const cells = rows.map((row) => {
      const numbers = counts.get(row.key);
      const sum = numbers.reduce((a, b) => a + b, 0);
      const parts = numbers.map((n, at) => ({
        value: n,
        href: link(row, at),
        title: t("pledgesThere", { n, what: `${row.name}, ${label(series, labels[at])}` }),
      }));
      return [
        { text: row.name },
        ...parts,
        { value: sum, href: link(row, null), title: t("pledgesThere", { n: sum, what: row.name }) },
      ];
    });
    const values = rows.flatMap((row, r) => labels.map((name, at) => datum(row, cells[r], name, at, series)));
    return {
      title: of.title,
      note: of.note,
      file: of.id,
      rows: cells,
      head: [of.rowName, ...labels.map((name) => label(series, name)), t("sum")],
      outOf: outOf(chosen, query),
      specify: (theme, width) => (of.upright ? upright : lying)(values, rows, labels, series, share, theme, width),
    };
  }

  function datum(row, cells, name, at, series) {
    const n = cells[at + 1].value;
    const sum = cells[cells.length - 1].value;
    const shown = label(series, name);
    return {
      row: row.name,
      series: shown,
      order: at,
      n,
      share: sum ? n / sum : 0,
      href: cells[at + 1].href,
      tip: `${row.name}, ${shown}: ${n} (${percent(n, sum)})`,
    };
  }

  function outOf(chosen, query) {
    const documents = selection.documentsOf(chosen, query);
    const municipalities = new Set(documents.flatMap((one) => data.documents[one].municipalities)).size;
    return t("outOf", { n: chosen.pledges.length, documents: documents.length, municipalities });
  }

  /** Only labels that there are get a colour in the legend, each label always the same. */
  function shared(values, labels, series, theme, width) {
    const there = labels
      .map((name, at) => [label(series, name), loften.charts.PALETTES[series][theme][at]])
      .filter(([shown]) => values.some((one) => one.series === shown && one.n > 0));
    return {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      data: { values: values.filter((one) => one.n > 0) },
      color: {
        field: "series",
        type: "nominal",
        scale: { domain: there.map(([shown]) => shown), range: there.map(([, colour]) => colour) },
        legend: { orient: "top", title: null, columns: Math.max(1, Math.floor(width / 84)) },
      },
    };
  }

  function amount(share) {
    const field = share ? "share" : "n";
    return {
      field,
      type: "quantitative",
      stack: "zero",
      title: null,
      axis: { format: share ? ".0%" : "d", tickMinStep: share ? 0.25 : 1, tickCount: 4 },
      scale: share ? { domain: [0, 1] } : {},
    };
  }

  /** The legend stands over the bars, which begin where the longest name ends. */
  function lying(values, rows, labels, series, share, theme, width) {
    const names = Math.min(LONGEST_NAME, 7 * Math.max(...rows.map((row) => row.name.length)));
    const { color, ...rest } = shared(values, labels, series, theme, width - names);
    return {
      ...rest,
      width,
      autosize: { type: "fit-x", contains: "padding" },
      height: { step: 26 },
      mark: { type: "bar", cursor: "pointer", height: { band: 0.74 } },
      encoding: {
        y: {
          field: "row",
          type: "nominal",
          sort: rows.map((row) => row.name),
          title: null,
          axis: { ticks: false, domain: false, labelLimit: LONGEST_NAME, labelPadding: 6 },
        },
        x: amount(share),
        color,
        order: { field: "order" },
        tooltip: { field: "tip" },
      },
    };
  }

  function upright(values, rows, labels, series, share, theme, width) {
    const { color, ...rest } = shared(values, labels, series, theme, width);
    return {
      ...rest,
      width,
      height: 220,
      autosize: { type: "fit-x", contains: "padding" },
      mark: { type: "bar", cursor: "pointer", width: { band: 0.74 } },
      encoding: {
        x: {
          field: "row",
          type: "ordinal",
          sort: rows.map((row) => row.name),
          title: null,
          axis: { labelAngle: 0, labelOverlap: true, ticks: false },
        },
        y: amount(share),
        color,
        order: { field: "order" },
        tooltip: { field: "tip" },
      },
    };
  }

  return { model, outOf };
})();
