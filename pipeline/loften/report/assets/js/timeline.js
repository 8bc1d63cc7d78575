// A municipality's promises over time: a row for each, from agreement to agreement, with what was reported of it.
"use strict";

loften.timeline = (() => {
  const { h, quoted } = loften.dom;
  const { t, label } = loften.texts;
  const { data, address } = loften;

  /** Make the timeline of some periods, {name, pledges}, in the order of time; null where nothing is linked. */
  function create(periods) {
    if (!data.site.linked || periods.length < 1) return null;
    const chains = chainsOf(periods);
    if (!chains.length) return null;
    const head = h(
      "tr",
      {},
      periods.map((one) => h("th", { scope: "col" }, one.name)),
    );
    const rows = chains.map((chain) =>
      h(
        "tr",
        {},
        chain.map((pledge, at) =>
          h("td", {}, pledge === null ? dropped(chain[at - 1] ?? null) : cell(pledge, chain[at - 1] ?? null)),
        ),
      ),
    );
    return h(
      "section",
      { class: "timeline" },
      h("h2", {}, t("timeline")),
      h("p", { class: "note" }, t("timelineNote")),
      h(
        "div",
        { class: "wide", tabindex: 0, role: "region", "aria-label": t("timeline") },
        h("table", {}, h("caption", { class: "hidden" }, t("timeline")), h("thead", {}, head), h("tbody", {}, rows)),
      ),
    );
  }

  /** Each chain has a pledge or null for every period; a pledge that goes on in two has two chains. */
  function chainsOf(periods) {
    const column = new Map(periods.flatMap((one, at) => one.pledges.map((pledge) => [pledge, at])));
    const begun = [...column.keys()].filter(
      (pledge) => !(data.before.get(pledge) ?? []).some((link) => column.has(link.pledge)),
    );
    return begun
      .flatMap((pledge) => follow(pledge, column))
      .map((chain) => {
        const row = new Array(periods.length).fill(null);
        for (const pledge of chain) row[column.get(pledge)] = pledge;
        return row;
      });
  }

  function follow(pledge, column) {
    const next = (data.after.get(pledge) ?? [])
      .map((link) => link.successor)
      .filter((one) => one !== null && column.get(one) > column.get(pledge));
    if (!next.length) return [[pledge]];
    return next.flatMap((one) => follow(one, column)).map((chain) => [pledge, ...chain]);
  }

  function cell(pledge, before) {
    const link = (data.before.get(pledge) ?? []).find((one) => one.pledge === before);
    const fate = link
      ? h(
          "span",
          { class: "fate" },
          `${label("fate", link.fate)}${link.changes.length ? `: ${link.changes.map((one) => label("changed", one)).join(", ")}` : ""}`,
        )
      : null;
    const href = address.write("document", { pledge: data.id[pledge] }, data.documents[data.document[pledge]].id);
    const measurability = data.site.labels.measurability[data.measurability[pledge]];
    return h(
      "div",
      { class: "step" },
      fate,
      h("p", {}, h("a", { href }, quoted(data.text[pledge]))),
      h("p", { class: "labels" }, loften.labels.measurability(measurability), outcomes(pledge)),
    );
  }

  function dropped(before) {
    const gone = before !== null && data.site.labels.fate[data.fate[before]] === "dropped";
    return gone ? h("span", { class: "fate soft" }, label("fate", "dropped")) : null;
  }

  function outcomes(pledge) {
    const told = (data.outcomesOf.get(pledge) ?? []).filter((one) => one.counts);
    if (!told.length) return h("span", { class: "label soft" }, label("outcome", "none"));
    return told.map((one) => h("span", { class: "label" }, outcome(one)));
  }

  /** A reported outcome in words: done, 19 of 26 (0.73). */
  function outcome({ status, quantity }) {
    const amount = quantity
      ? `, ${t("doneOf", { done: quantity.done, promised: quantity.promised, ratio: loften.texts.number(quantity.ratio, 2) })}`
      : "";
    return `${loften.labels.SIGNS[status]} ${label("status", status)}${amount}`;
  }

  return { create, outcome };
})();
