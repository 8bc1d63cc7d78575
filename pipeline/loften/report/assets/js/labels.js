// How labels look: never by colour alone. Actors have letters, measurability has circles.
"use strict";

loften.labels = (() => {
  const { h, svg } = loften.dom;
  const { label } = loften.texts;
  const LETTERS = { polis: "P", kommun: "K", gemensam: "P+K", annan: "A", oklar: "?" };
  // Signs beside the words of an outcome.
  const SIGNS = { genomfört: "✓", delvis: "◐", "ej genomfört": "✗", pågår: "…", okänt: "?" };
  const DETAILS = ["place", "target_group", "time"];

  function actor(value) {
    return h(
      "span",
      { class: `label actor actor-${value}` },
      h("span", { class: "letter", "aria-hidden": "true" }, LETTERS[value]),
      label("actor", value),
    );
  }

  function measurability(value) {
    return h("span", { class: "label measurability" }, circle(value), label("measurability", value));
  }

  /** An empty, half and full circle for vague, checkable and quantified. */
  function circle(value) {
    const half = value === "kontrollerbar" ? svg("path", { d: "M8 2a6 6 0 0 1 0 12z", class: "full" }) : null;
    const full = value === "kvantifierad" ? svg("circle", { cx: 8, cy: 8, r: 6, class: "full" }) : null;
    return svg(
      "svg",
      { viewBox: "0 0 16 16", class: "circle", "aria-hidden": "true" },
      svg("circle", { cx: 8, cy: 8, r: 6, class: "ring" }),
      half,
      full,
    );
  }

  function unsure(value) {
    return h(
      "span",
      { class: "label unsure" },
      h("span", { "aria-hidden": "true" }, "≈ "),
      `${loften.texts.t("unsure")} ${loften.texts.percent(value, 1)}`,
    );
  }

  /** A pledge's text with its evidence marked; spans are [type number, start, end] in the text. */
  function withEvidence(text, spans, language) {
    const types = loften.data.site.labels.evidence;
    const parts = [];
    let at = 0;
    for (const [type, start, end] of spans) {
      if (start < at) continue;
      parts.push(text.slice(at, start), evidence(types[type], text.slice(start, end)));
      at = end;
    }
    return h("bdi", { lang: language ?? "sv" }, parts, text.slice(at));
  }

  function evidence(type, text) {
    const detail = DETAILS.includes(type);
    return h(detail ? "span" : "mark", { class: detail ? "detail" : "evidence", title: label("evidence", type) }, text);
  }

  return { actor, measurability, circle, unsure, withEvidence, evidence, LETTERS, SIGNS, DETAILS };
})();
