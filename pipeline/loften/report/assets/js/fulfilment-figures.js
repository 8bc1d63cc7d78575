// Figures of pledges over time that are more than a crosstab: the share kept with its interval, and where pledges travel.
"use strict";

loften.fulfilmentFigures = (() => {
  const { t, label, number, percent } = loften.texts;
  const { data, address, selection, links } = loften;
  const KEPT = "genomfört";
  const Z = 1.96;
  const ROUTES = 20;

  function known(name) {
    return data.site.labels[name].filter((one) => one !== links.NONE).join(",");
  }

  function rowsOf(by, pledge) {
    if (by === "theme") return data.site.labels.theme.filter((_, bit) => data.themes[pledge] & (1 << bit));
    if (by === "municipality") return data.documents[data.document[pledge]].municipalities;
    return [data.site.labels[by][data[by][pledge]]];
  }

  function keysOf(by, chosen) {
    if (by !== "municipality") return data.site.labels[by].map((key) => [key, label(by, key)]);
    const codes = new Set(chosen.pledges.flatMap((pledge) => rowsOf(by, pledge)));
    return [...codes]
      .map((code) => [code, data.municipalityName(code)])
      .sort(([, a], [, b]) => a.localeCompare(b, "sv"));
  }

  /** The 95 % interval of a share (Wilson 1927). */
  function wilson(hits, of) {
    const share = hits / of;
    const square = Z * Z;
    const middle = (share + square / (2 * of)) / (1 + square / of);
    const half = (Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))) / (1 + square / of);
    return [Math.max(0, middle - half), Math.min(1, middle + half)];
  }

  function isKept(pledge) {
    return data.site.labels.outcome[data.outcome[pledge]] === KEPT;
  }

  /** The share kept of those reported on, with its interval: are measurable promises kept more often? */
  function keptModel(told, query, by) {
    const filters = { ...selection.filtersOf(query), outcome: known("outcome") };
    const values = keysOf(by, told)
      .map(([key, name]) => {
        const pledges = told.pledges.filter((pledge) => rowsOf(by, pledge).includes(key));
        const kept = pledges.filter(isKept).length;
        const [low, high] = pledges.length ? wilson(kept, pledges.length) : [0, 0];
        const href = address.write("pledges", { ...filters, [by]: key });
        return {
          key,
          row: name,
          n: pledges.length,
          kept,
          share: kept / pledges.length,
          low,
          high,
          href,
          tip: `${name}: ${percent(kept, pledges.length)} (${kept}/${pledges.length})`,
        };
      })
      .filter((one) => one.n > 0);
    const rows = values.map((one) => [
      { text: one.row },
      { value: one.n, href: one.href, title: t("pledgesThere", { n: one.n, what: one.row }) },
      {
        value: one.kept,
        href: address.write("pledges", { ...filters, [by]: one.key, outcome: KEPT }),
        title: t("pledgesThere", { n: one.kept, what: `${one.row}, ${label("outcome", KEPT)}` }),
      },
      ...[one.share, one.low, one.high].map((value) => ({
        value: Math.round(1000 * value) / 1000,
        text: number(value, 2),
      })),
    ]);
    return {
      title: t("figKept"),
      note: t("figKeptNote"),
      file: "kept",
      rows,
      outOf: loften.crosstab.outOf(told, { ...query, outcome: known("outcome") }),
      head: [t(by), t("reportedOn"), label("outcome", KEPT), t("share"), t("low95"), t("high95")],
      specify: (theme, width) => intervals(values, theme, width),
    };
  }

  /** From which municipality to which pledges travelled; the earliest in the report need not be where it began. */
  function routesModel(chosen, query) {
    const routes = new Map();
    for (const pledge of chosen.pledges) {
      const origin = data.origin.get(pledge);
      if (!origin) continue;
      for (const to of data.documents[data.document[pledge]].municipalities)
        routes.set(`${origin} ${to}`, (routes.get(`${origin} ${to}`) ?? 0) + 1);
    }
    const values = [...routes]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .slice(0, ROUTES)
      .map(([route, n]) => {
        const [origin, to] = route.split(" ");
        const row = `${data.municipalityName(origin)} → ${data.municipalityName(to)}`;
        return {
          row,
          n,
          href: address.write("pledges", { ...selection.filtersOf(query), origin, municipality: to }),
          tip: `${row}: ${n}`,
        };
      });
    const rows = values.map((one) => [
      { text: one.row },
      { value: one.n, href: one.href, title: t("pledgesThere", { n: one.n, what: one.row }) },
    ]);
    return {
      title: t("figRoutes"),
      note: t("figRoutesNote"),
      file: "routes",
      rows,
      outOf: loften.crosstab.outOf(chosen, query),
      head: [t("route"), t("pledges")],
      specify: (theme, width) => loften.documentFigures.bars(values, theme, width),
    };
  }

  function intervals(values, theme, width) {
    const ink = loften.charts.INK[theme];
    const y = {
      field: "row",
      type: "nominal",
      sort: null,
      title: null,
      axis: { ticks: false, domain: false, labelLimit: 200, labelPadding: 6 },
    };
    const scale = { domain: [0, 1] };
    return {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      width,
      autosize: { type: "fit-x", contains: "padding" },
      height: { step: 26 },
      data: { values },
      encoding: { y, tooltip: { field: "tip" } },
      layer: [
        {
          mark: { type: "rule", color: ink.one, strokeWidth: 2 },
          encoding: {
            x: { field: "low", type: "quantitative", scale, title: null, axis: { format: ".0%", tickCount: 4 } },
            x2: { field: "high" },
          },
        },
        {
          mark: { type: "point", filled: true, size: 80, color: ink.one, cursor: "pointer", opacity: 1 },
          encoding: { x: { field: "share", type: "quantitative", scale } },
        },
      ],
    };
  }

  return { keptModel, routesModel, known, rowsOf, keysOf, isKept, KEPT };
})();
