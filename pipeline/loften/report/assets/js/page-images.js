// Images of a document's pages, with a box for every line of a pledge.
"use strict";

loften.pageImages = (() => {
  const { h } = loften.dom;
  const { t } = loften.texts;
  const { address } = loften;
  const REASONS = { none: "pagesNone", "not asked": "pagesNotAsked", "not found": "pagesNotFound", broken: "pagesBroken" };

  /** Give the pages' element, and what finds the boxes of a pledge in it. */
  function create(record, onPledge) {
    const { state, pages } = record.images;
    const element = h("section", { class: "pages", "aria-label": t("pages"), tabindex: state === "shown" ? 0 : null });
    const boxes = new Map();
    if (state !== "shown") {
      element.append(h("p", { class: "no-pages" }, t(REASONS[state])));
      return { element, boxes: () => [] };
    }
    const all = record.document.source.pages ?? pages.length;
    if (pages.length < all) element.append(h("p", { class: "no-pages" }, t("pagesSome", { n: pages.length, all })));
    pages.forEach((page, at) => element.append(pageOf(record, page, at + 1, all, boxes, onPledge)));
    return { element, boxes: (id) => boxes.get(id) ?? [] };
  }

  function pageOf(record, page, n, all, boxes, onPledge) {
    const image = h("img", { src: `pages/${page.file}`, alt: t("pageOf", { n, all }), loading: "lazy", width: Math.round(page.width), height: Math.round(page.height) });
    const holder = h("div", { class: "page" }, image);
    for (const pledge of record.pledges) {
      const lines = pledge.places.filter((place) => place.page === n);
      lines.forEach((place, line) => {
        const box = boxOf(record, pledge, place, page, line === 0 && !boxes.has(pledge.id));
        box.addEventListener("mouseenter", () => onPledge(pledge.id, true));
        box.addEventListener("mouseleave", () => onPledge(pledge.id, false));
        box.addEventListener("focus", () => onPledge(pledge.id, true));
        box.addEventListener("blur", () => onPledge(pledge.id, false));
        if (!boxes.has(pledge.id)) boxes.set(pledge.id, []);
        boxes.get(pledge.id).push(box);
        holder.append(box);
      });
    }
    return h("figure", {}, holder, h("figcaption", {}, t("pageOf", { n, all })));
  }

  /** A link over a line; the first line of a pledge takes the focus, the others are for the pointer alone. */
  function boxOf(record, pledge, place, page, first) {
    const [x0, y0, x1, y1] = place.bbox;
    const href = address.write("document", { pledge: pledge.id }, record.key);
    const name = t("boxOf", { n: pledge.id.replace(/^p/, "") });
    const box = first
      ? h("a", { href, "aria-label": name })
      : h("a", { href, tabindex: -1, "aria-hidden": "true" });
    box.className = `box actor-${pledge.actor.label} measurability-${pledge.measurability.label}`;
    box.style.left = `${(100 * x0) / page.width}%`;
    box.style.top = `${(100 * y0) / page.height}%`;
    box.style.width = `${(100 * (x1 - x0)) / page.width}%`;
    box.style.height = `${(100 * (y1 - y0)) / page.height}%`;
    return box;
  }

  return { create };
})();
