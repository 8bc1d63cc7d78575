// Images of a document's pages, with a box for every line of a pledge.
"use strict";

loften.pageImages = (() => {
  const { h } = loften.dom;
  const { t } = loften.texts;
  const { address } = loften;
  const REASONS = {
    none: "pagesNone",
    "not asked": "pagesNotAsked",
    "not found": "pagesNotFound",
    broken: "pagesBroken",
  };

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
    const image = h("img", {
      src: `pages/${page.file}`,
      alt: t("pageOf", { n, all }),
      loading: "lazy",
      width: Math.round(page.width),
      height: Math.round(page.height),
    });
    const holder = h("div", { class: "page" }, image);
    const add = (id, place, box) => {
      put(box, place.bbox, page);
      box.addEventListener("mouseenter", () => onPledge(id, true));
      box.addEventListener("mouseleave", () => onPledge(id, false));
      if (!boxes.has(id)) boxes.set(id, []);
      boxes.get(id).push(box);
      holder.append(box);
    };
    const here = (item) => item.places.filter((place) => place.page === n);
    for (const pledge of record.pledges) for (const place of here(pledge)) add(pledge.id, place, boxOf(record, pledge));
    record.follow_up.forEach((item, at) =>
      here(item).forEach((place) =>
        add(`f${at + 1}`, place, h("div", { class: "box box-follow", "aria-hidden": "true" })),
      ),
    );
    return h("figure", {}, holder, h("figcaption", {}, t("pageOf", { n, all })));
  }

  /** A box over a line, for the pointer: the keyboard has the pledge's badge in the text, which shows the same. */
  function boxOf(record, { id, actor, measurability }) {
    const go = () => address.go(address.write("document", { pledge: id }, record.key));
    return h("div", {
      class: `box box-pledge actor-${actor.label} measurability-${measurability.label}`,
      "aria-hidden": "true",
      on: { click: go },
    });
  }

  /** Lay a box over a page: `bbox` counts points from the top left, the page is as wide as its pane. */
  function put(box, [x0, y0, x1, y1], page) {
    box.style.left = `${(100 * x0) / page.width}%`;
    box.style.top = `${(100 * y0) / page.height}%`;
    box.style.width = `${(100 * (x1 - x0)) / page.width}%`;
    box.style.height = `${(100 * (y1 - y0)) / page.height}%`;
  }

  return { create };
})();
