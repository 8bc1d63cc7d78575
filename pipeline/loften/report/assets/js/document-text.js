// The text of a document: its blocks, with pledges, evidence and follow-up marked where they stand.
"use strict";

loften.documentText = (() => {
  const { h } = loften.dom;
  const { t, label } = loften.texts;
  const { address, labels } = loften;
  const TALLEST_HEADING = 4;

  /** What is marked: {start, end, kind: pledge | follow | evidence, item, id}; plans and results are called f1, f2, … */
  function spansOf(record) {
    const pledges = record.pledges.map((item) => ({ kind: "pledge", item, id: item.id }));
    const follow = record.follow_up.map((item, at) => ({ kind: "follow", item, id: `f${at + 1}` }));
    const evidence = record.pledges.flatMap((pledge) =>
      pledge.measurability.evidence.map((item) => ({ kind: "evidence", item })),
    );
    return [...pledges, ...follow, ...evidence].map((span) => ({
      ...span,
      start: span.item.start,
      end: span.item.end,
    }));
  }

  /** Give the text's element; `onPledge(id, on)` is told where the pointer or the focus comes to a pledge and leaves it. */
  function create(record, onPledge) {
    const spans = spansOf(record);
    const begun = new Set();
    const sections = record.sections.map((section) => {
      const blocks = record.blocks.filter(
        (block) => section.start <= block.start && block.start < Math.max(section.end, section.start + 1),
      );
      const name = label("section", section.type);
      return h(
        "div",
        {
          class: `section section-${section.type}`,
          id: `section-${section.id}`,
          tabindex: -1,
          role: "group",
          "aria-label": name,
        },
        h("div", { class: "margin", "aria-hidden": "true" }, name),
        h(
          "div",
          { class: "blocks" },
          blocks.map((block) => blockOf(record, block, spans, begun, onPledge)),
        ),
      );
    });
    return h("div", { class: "text", lang: record.document.language ?? "sv" }, sections);
  }

  function blockOf(record, block, spans, begun, onPledge) {
    const inside = spans.filter((span) => span.start < block.end && span.end > block.start);
    const first = inside.filter((span) => span.kind !== "evidence" && !begun.has(span.item));
    first.forEach((span) => begun.add(span.item));
    const depth = block.kind === "list_item" ? Math.min(block.level ?? 1, 4) : 0;
    const content = h("bdi", {}, segments(record.document.text, block, inside, onPledge));
    const badges = first.map((span) =>
      span.kind === "pledge" ? pledgeBadge(record, span.item, onPledge) : followBadge(span.item),
    );
    const notes = first.map((span) =>
      h(
        "div",
        {
          class: "place-of-details",
          "data-details": span.kind === "pledge" ? span.id : null,
          lang: loften.texts.language(),
        },
        span.kind === "follow" ? followNote(span.item, linkOf(record, span)) : null,
      ),
    );
    return h(
      "div",
      { class: `block block-${block.kind} depth-${depth}`, id: `block-${block.id}` },
      element(block, content),
      badges.length ? h("div", { class: "badges", lang: loften.texts.language() }, badges) : null,
      notes,
    );
  }

  function element(block, content) {
    if (block.kind === "heading") return h(`h${Math.min((block.level ?? 1) + 1, TALLEST_HEADING)}`, {}, content);
    if (block.kind === "list_item")
      return h("p", { class: "item" }, h("span", { class: "bullet", "aria-hidden": "true" }, "•"), content);
    return h("p", {}, content);
  }

  /** Cut a block where marks begin and end; what stands next to each other in one pledge is in one mark. */
  function segments(text, block, spans, onPledge) {
    const cuts = new Set([block.start, block.end]);
    for (const span of spans) {
      cuts.add(Math.max(block.start, span.start));
      cuts.add(Math.min(block.end, span.end));
    }
    const points = [...cuts].sort((a, b) => a - b);
    const parts = [];
    let last = null;
    points.slice(0, -1).forEach((start, at) => {
      const end = points[at + 1];
      const holding = spans.filter((span) => span.start <= start && span.end >= end);
      const evidence = holding.find((span) => span.kind === "evidence");
      const piece = evidence ? labels.evidence(evidence.item.type, text.slice(start, end)) : text.slice(start, end);
      const holder =
        holding.find((span) => span.kind === "pledge") ?? holding.find((span) => span.kind === "follow") ?? null;
      if (holder && holder === last) parts[parts.length - 1].append(piece);
      else parts.push(holder ? mark(holder, piece, onPledge) : piece);
      last = holder;
    });
    return parts;
  }

  function mark({ kind, item, id }, piece, onPledge) {
    const looks =
      kind === "pledge" ? `pledge actor-${item.actor.label} measurability-${item.measurability.label}` : "follow";
    const marked = h("span", { class: looks, "data-pledge": id }, piece);
    marked.addEventListener("mouseenter", () => onPledge(id, true));
    marked.addEventListener("mouseleave", () => onPledge(id, false));
    return marked;
  }

  function pledgeBadge(record, pledge, onPledge) {
    const { id, actor, measurability, confidence } = pledge;
    const least = Math.min(...Object.values(confidence));
    const name = t("details", {
      n: id.replace(/^p/, ""),
      actor: label("actor", actor.label),
      measurability: label("measurability", measurability.label),
    });
    const link = h(
      "a",
      {
        class: `badge actor-${actor.label}`,
        href: address.write("document", { pledge: id }, record.key),
        "data-badge": id,
        "aria-expanded": "false",
        "aria-label": name,
        role: "button",
      },
      labels.actor(actor.label),
      labels.measurability(measurability.label),
      least < loften.data.site.lowConfidence ? labels.unsure(least) : null,
    );
    link.addEventListener("focus", () => onPledge(id, true));
    link.addEventListener("blur", () => onPledge(id, false));
    link.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), link.click()));
    return link;
  }

  function followBadge(item) {
    if (item.type === "plan") return h("span", { class: "badge follow-badge" }, t("plan"));
    return h("span", { class: "badge follow-badge" }, `${t("resultOf")}: ${label("status", item.status)}`);
  }

  /** The pledge that a result was linked to, as a link. */
  function linkOf(record, span) {
    const link = loften.data.resultsOf?.get(
      `${loften.data.numberOf.get(record.key)}/${record.follow_up.indexOf(span.item)}`,
    );
    if (!link) return null;
    const row = loften.data.documents[loften.data.document[link.pledge]];
    const href = address.write("document", { pledge: loften.data.id[link.pledge] }, row.id);
    return h(
      "p",
      {},
      h("b", {}, `${t("linkedTo")}: `),
      h("a", { href }, loften.dom.quoted(loften.data.text[link.pledge])),
      h("span", { class: "soft" }, ` ${loften.data.places(row)} ${loften.data.period(row)}`),
    );
  }

  /** What stands beside a plan or a result: for a result, the earlier promise that it speaks of. */
  function followNote(item, linked) {
    const facts =
      item.type === "plan"
        ? [
            [t("when"), item.when],
            [t("by"), item.by.join(", ")],
            [t("channels"), item.channels.join(", ")],
          ]
        : [
            [t("aboutPledge"), item.pledge],
            [t("period"), item.period ? loften.data.period(item.period) : ""],
            [t("resultOf"), quantity(item.quantity)],
          ];
    const given = facts.filter(([, value]) => value);
    if (!given.length && !linked) return null;
    return h(
      "div",
      { class: "note-beside", role: "note", "aria-label": item.type === "plan" ? t("plan") : t("resultOf") },
      given.map(([name, value]) => h("p", {}, h("b", {}, `${name}: `), h("bdi", {}, value))),
      linked,
      item.type === "result" ? h("p", { class: "soft" }, t("ownReport")) : null,
    );
  }

  function quantity(value) {
    if (!value) return "";
    const amount = Array.isArray(value.value) ? value.value.join("–") : String(value.value);
    return [
      value.comparator === "exakt" ? "" : value.comparator,
      amount,
      value.of === null ? "" : `/ ${value.of}`,
      value.unit,
    ]
      .filter(Boolean)
      .join(" ");
  }

  return { create };
})();
