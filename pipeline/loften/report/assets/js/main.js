// The frame: title, views, language; and which view is shown for an address.
"use strict";

(() => {
  const { h } = loften.dom;
  const { t } = loften.texts;
  const { data, address, selection } = loften;
  const MENU = ["overview", "pledges", "documents", "compare", "fulfilment", "about"];
  const KEPT = "loften-language";
  let wanted = remembered();
  let current = null;

  function frame() {
    const menu = MENU.filter((view) => view !== "fulfilment" || data.site.linked);
    const links = new Map(menu.map((view) => [view, h("a", {}, t(view))]));
    const other = h(
      "a",
      { class: "language", lang: loften.texts.language() === "sv" ? "en" : "sv" },
      t("otherLanguage"),
    );
    const place = h("main", { id: "main", tabindex: -1 });
    const skip = h(
      "a",
      {
        class: "skip",
        href: "#main",
        on: {
          click: (event) => {
            event.preventDefault();
            place.focus();
          },
        },
      },
      t("skip"),
    );
    const nav = h(
      "nav",
      { "aria-label": t("views") },
      h(
        "ul",
        {},
        [...links.values()].map((link) => h("li", {}, link)),
      ),
    );
    document.body.replaceChildren(
      skip,
      h("header", { class: "top" }, h("a", { class: "brand", href: "#/overview" }, data.site.title), nav, other),
      place,
    );
    return { links, other, place };
  }

  let made = null;

  function show() {
    const asked = address.read();
    const state = asked.view === "fulfilment" && !data.site.linked ? { ...asked, view: "overview" } : asked;
    if (state.query.lang) remember(state.query.lang);
    const language = wanted ?? data.site.language;
    const changed = !made || language !== loften.texts.language();
    if (changed) {
      loften.texts.choose(language);
      made = frame();
    }
    point(made, state);
    const key = `${state.view}/${state.id}`;
    if (changed || current?.key !== key) mount(made.place, state, key);
    current.view.update(state);
  }

  function mount(place, state, key) {
    current?.view.unmount?.();
    place.replaceChildren();
    const title =
      state.view === "document"
        ? null
        : h("h1", { class: ["about", "compare", "fulfilment"].includes(state.view) ? "" : "hidden" }, t(state.view));
    if (title) place.append(title);
    const first = current === null;
    const view = loften[state.view].mount(place, state);
    place.className = `view-${state.view}${view.wide ? " wide" : ""}`;
    document.title = state.view === "overview" ? data.site.title : `${t(state.view)} – ${data.site.title}`;
    current = { key, view };
    if (!first) {
      window.scrollTo(0, 0);
      place.focus({ preventScroll: true });
    }
  }

  /** Links of the frame keep the filters, so that one selection is seen in every view. */
  function point({ links, other }, { view, id, query }) {
    const kept = { ...selection.filtersOf(query), lang: query.lang };
    for (const [name, link] of links) {
      link.href = address.write(name, kept);
      if (name === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const language = loften.texts.language() === "sv" ? "en" : "sv";
    other.href = address.write(view, { ...query, lang: language }, id);
  }

  function remember(language) {
    wanted = language;
    try {
      window.sessionStorage.setItem(KEPT, language);
    } catch {
      // A browser that keeps nothing for files on disk: the language holds until the page is loaded again.
    }
  }

  function remembered() {
    try {
      return window.sessionStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  function fail(message) {
    document.body.replaceChildren(h("p", { class: "nothing", role: "alert" }, message));
  }

  async function start() {
    loften.texts.choose(document.documentElement.lang);
    try {
      await data.load();
    } catch (error) {
      return fail(t("missing", { file: error.message }));
    }
    window.addEventListener("hashchange", show);
    show();
  }

  start();
})();
