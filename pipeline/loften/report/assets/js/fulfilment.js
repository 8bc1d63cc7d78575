// Promises over time: were they kept, what became of them in the next agreement, did they get sharper, were they copied.
"use strict";

loften.fulfilment = (() => {
  const { h } = loften.dom;
  const { t, label, number, percent } = loften.texts;
  const { data, address, selection, links } = loften;
  const ROWS = ["measurability", "theme", "actor", "kind", "municipality"];
  const { keptModel, routesModel, known, rowsOf, keysOf, isKept, KEPT } = loften.fulfilmentFigures;

  function mount(container) {
    const bar = loften.filterBar.create(selection.NAMES);
    const controls = h("div", { class: "chart-controls" });
    const cards = h("ul", { class: "cards" });
    const figures = Object.fromEntries(
      ["kept", "outcome", "fate", "change", "reuse", "routes"].map((name) => [
        name,
        loften.figure.create(`links-${name}`),
      ]),
    );
    const place = h(
      "div",
      { class: "figures even" },
      Object.values(figures).map((one) => one.element),
    );
    container.append(h("p", { class: "note" }, t("fulfilmentLead")), bar.element, cards, controls, place);

    function update({ query }) {
      const chosen = selection.select(query);
      bar.update(query, chosen);
      const by = ROWS.includes(query.rows) ? query.rows : ROWS[0];
      controls.replaceChildren(
        loften.overview.picker(
          "rows",
          t("rowsBy"),
          ROWS.map((name, at) => [at ? name : "", t(name)]),
          by === ROWS[0] ? "" : by,
        ),
      );
      cards.replaceChildren(...cardsOf(chosen, query));
      const told = only(chosen, "outcome");
      figures.kept.update(keptModel(told, query, by));
      figures.outcome.update(model("outcome", t("figOutcome"), t("figOutcomeNote"), chosen, query, by, false));
      figures.fate.update(
        model(
          "fate",
          t("figFate"),
          t("figFateNote", { n: only(chosen, "fate").pledges.length }),
          only(chosen, "fate"),
          query,
          by,
          true,
        ),
      );
      figures.change.update(
        model(
          "change",
          t("figChange"),
          t("figChangeNote", { n: only(chosen, "change").pledges.length }),
          only(chosen, "change"),
          query,
          by,
          true,
        ),
      );
      figures.reuse.update(model("reuse", t("figReuse"), t("figReuseNote"), chosen, query, by, false));
      figures.routes.update(routesModel(chosen, query));
    }
    return { update, unmount: () => Object.values(figures).forEach((one) => one.destroy()) };
  }

  /** The pledges of a selection of which a label that comes of links says something. */
  function only(chosen, name) {
    const none = data.site.labels[name].indexOf(links.NONE);
    return { ...chosen, pledges: chosen.pledges.filter((pledge) => data[name][pledge] !== none) };
  }

  function model(series, title, note, chosen, query, by, share) {
    const where = share ? { [series]: known(series) } : {};
    const of = {
      id: series,
      title,
      note,
      rowName: t(by),
      rowsOf: (pledge) => rowsOf(by, pledge),
      rows: keysOf(by, chosen).map(([key, name]) => ({ key, name, query: { [by]: key, ...where } })),
    };
    return loften.crosstab.model(of, chosen, { ...query, ...where }, series, share);
  }

  function cardsOf(chosen, query) {
    const filters = selection.filtersOf(query);
    const to = (more) => address.write("pledges", { ...filters, ...more });
    const all = chosen.pledges.length;
    const told = only(chosen, "outcome").pledges;
    const kept = told.filter(isKept).length;
    const next = only(chosen, "fate").pledges;
    const goOn = next.filter((pledge) => data.site.labels.fate[data.fate[pledge]] !== "dropped").length;
    const copied = only(chosen, "reuse").pledges.length;
    return [
      loften.cards.card(
        percent(told.length, all),
        t("reportedOn"),
        t("ofPledges", { n: told.length, all }),
        to({ outcome: known("outcome") }),
      ),
      loften.cards.card(
        percent(kept, told.length),
        label("outcome", KEPT),
        t("ofReported", { n: kept, all: told.length }),
        to({ outcome: KEPT }),
      ),
      loften.cards.card(
        number(all - told.length),
        label("outcome", links.NONE),
        t("ofPledges", { n: all - told.length, all }),
        to({ outcome: links.NONE }),
      ),
      loften.cards.card(
        percent(goOn, next.length),
        t("goOn"),
        t("ofNext", { n: goOn, all: next.length }),
        to({ fate: "kept,changed" }),
      ),
      loften.cards.card(
        percent(copied, all),
        label("reuse", "copied"),
        t("ofPledges", { n: copied, all }),
        to({ reuse: "copied" }),
      ),
    ];
  }

  return { mount };
})();
