// The numbers at the head of the overview, each a link to what is behind it.
"use strict";

loften.cards = (() => {
  const { h } = loften.dom;
  const { t, number, percent } = loften.texts;
  const { data, address, selection } = loften;

  function count(pledges, test) {
    return pledges.reduce((sum, pledge) => sum + (test(pledge) ? 1 : 0), 0);
  }

  function cardsOf(chosen, query) {
    const filters = selection.filtersOf(query);
    const documents = selection.documentsOf(chosen, query);
    const rows = documents.map((one) => data.documents[one]);
    const municipalities = new Set(rows.flatMap((row) => row.municipalities)).size;
    const all = Object.keys(data.site.municipalities).length;
    const years = rows.flatMap((row) => row.years ?? []);
    const quantified = count(
      chosen.pledges,
      (pledge) => data.site.labels.measurability[data.measurability[pledge]] === "kvantifierad",
    );
    const unsure = count(chosen.pledges, data.isUnsure);
    const n = chosen.pledges.length;
    const results = rows.filter((row) => Object.keys(row.results).length).length;
    const pledges = (more) => address.write("pledges", { ...filters, ...more });
    const list = address.write("documents", filters);
    return [
      card(number(n), t("cardPledges"), t("cardPledgesOf", { all: data.count }), pledges({})),
      card(number(documents.length), t("cardDocuments"), t("cardDocumentsOf", { all: data.documents.length }), list),
      card(
        number(municipalities),
        t("cardMunicipalities"),
        t("cardMunicipalitiesOf", { all, share: percent(municipalities, all) }),
        list,
      ),
      card(
        years.length ? `${Math.min(...years)}–${Math.max(...years)}` : "–",
        t("cardPeriod"),
        t("cardPeriodOf"),
        list,
      ),
      card(
        percent(quantified, n),
        t("cardQuantified"),
        t("cardQuantifiedOf", { n: quantified, all: n }),
        pledges({ measurability: "kvantifierad" }),
      ),
      card(percent(unsure, n), t("cardUnsure"), t("cardUnsureOf", { n: unsure, all: n }), pledges({ low: "1" })),
      card(
        percent(results, documents.length),
        t("cardFollowUp"),
        t("cardFollowUpOf", { n: results, all: documents.length }),
        address.write("documents", { ...filters, sort: "-results" }),
      ),
    ];
  }

  function card(value, name, of, href) {
    return h(
      "li",
      {},
      h(
        "a",
        { class: "card", href },
        h("b", {}, value),
        h("span", { class: "name" }, name),
        h("span", { class: "of" }, of),
      ),
    );
  }

  return { cardsOf, card, count };
})();
