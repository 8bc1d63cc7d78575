// The map of counties.
"use strict";

loften.map = (() => {
  const { t, percent, number } = loften.texts;
  const { data, address, selection } = loften;
  const MEASURES = ["pledges", "quantified", "coverage"];
  const WIDTH = 300;
  const HEIGHT = 560;

  /** The model of the figure; `measure` is what the map shows of each county. */
  function model(chosen, query, measure) {
    const counties = countiesOf(chosen, query);
    const link = (code, more = {}) =>
      address.write("pledges", { ...selection.filtersOf(query), county: code, ...more });
    const rows = counties
      .filter((one) => one.documents > 0)
      .map((one) => [
        { text: one.name },
        { value: one.pledges, href: link(one.code), title: t("pledgesThere", { n: one.pledges, what: one.name }) },
        {
          value: one.quantified,
          href: link(one.code, { measurability: "kvantifierad" }),
          title: t("pledgesThere", { n: one.quantified, what: `${one.name}, ${t("mapQuantified")}` }),
        },
        { value: one.covered },
        { value: one.municipalities },
      ]);
    return {
      title: t("figCounty"),
      note: `${t("figCountyNote")} ${t("mapEmpty")}`,
      file: "map",
      rows,
      width: WIDTH,
      outOf: loften.crosstab.outOf(chosen, query),
      head: [
        t("county"),
        t("pledges"),
        loften.texts.label("measurability", "kvantifierad"),
        t("mapCovered"),
        t("mapOfCounty"),
      ],
      specify: (theme, width) => specification(counties, measure, theme, Math.min(width, WIDTH + 60), link),
    };
  }

  function countiesOf(chosen, query) {
    const all = new Map(
      [...data.counties].map(([code, name]) => [
        code,
        { code, name, pledges: 0, quantified: 0, documents: 0, covered: new Set(), municipalities: 0 },
      ]),
    );
    for (const code of Object.keys(data.site.municipalities)) all.get(code.slice(0, 2)).municipalities += 1;
    for (const pledge of chosen.pledges) {
      for (const code of data.documents[data.document[pledge]].counties) {
        const county = all.get(code);
        if (!county) continue;
        county.pledges += 1;
        if (data.site.labels.measurability[data.measurability[pledge]] === "kvantifierad") county.quantified += 1;
      }
    }
    for (const one of selection.documentsOf(chosen, query)) {
      for (const code of data.documents[one].municipalities) {
        const county = all.get(code.slice(0, 2));
        if (!county) continue;
        county.documents += 1;
        county.covered.add(code);
      }
    }
    const named = [...all.values()].sort((a, b) => a.name.localeCompare(b.name, "sv"));
    return named.map((one) => ({ ...one, covered: one.covered.size }));
  }

  function valueOf(county, measure) {
    if (measure === "pledges") return county.pledges;
    if (measure === "quantified") return county.pledges ? county.quantified / county.pledges : null;
    return county.covered / county.municipalities;
  }

  function tipOf(county, measure) {
    if (measure === "pledges") return `${county.name}: ${number(county.pledges)}`;
    if (measure === "quantified")
      return `${county.name}: ${percent(county.quantified, county.pledges)} (${county.quantified}/${county.pledges})`;
    return `${county.name}: ${percent(county.covered, county.municipalities)} (${county.covered}/${county.municipalities})`;
  }

  function specification(counties, measure, theme, width, link) {
    const ink = loften.charts.INK[theme];
    const values = counties.map((one) => ({
      code: one.code,
      value: one.documents ? valueOf(one, measure) : null,
      tip: tipOf(one, measure),
      href: link(one.code),
    }));
    const share = measure !== "pledges";
    return {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      width,
      height: HEIGHT,
      data: { values: loften.get("counties"), format: { type: "topojson", feature: "counties" } },
      transform: [{ lookup: "id", from: { data: { values }, key: "code", fields: ["value", "tip", "href"] } }],
      projection: { type: "transverseMercator", rotate: [-15, 0, 0] },
      mark: { type: "geoshape", invalid: null, stroke: ink.soft, strokeWidth: 0.5, cursor: "pointer" },
      encoding: {
        color: {
          condition: { test: "!isValid(datum.value)", value: theme === "light" ? "#ffffff" : "#171d24" },
          field: "value",
          type: "quantitative",
          scale: { range: loften.charts.RAMP[theme], domainMin: 0 },
          legend: {
            orient: "top-left",
            direction: "vertical",
            title: null,
            format: share ? ".0%" : "d",
            tickCount: 3,
            gradientLength: 90,
            tickMinStep: share ? 0.1 : 1,
          },
        },
        tooltip: { field: "tip" },
      },
    };
  }

  return { model, MEASURES };
})();
