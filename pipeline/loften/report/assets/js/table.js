// A table of many rows: sorted by its heads, read by screen readers as a table, printed up to a limit.
"use strict";

loften.table = (() => {
  const { h } = loften.dom;
  const { t } = loften.texts;
  const { address } = loften;
  const PRINTED = 500;
  // The row at the top of each table that was seen, by address: who comes back finds the place again.
  const seen = new Map();

  /**
   * Make a table. `columns` are {key, title, sortable}; `cells(item)` makes the contents of an item's cells;
   * `guess(item, width)` its height. `update(items, sort)` shows items, which are sorted already.
   */
  function create({ name, label, columns, cells, guess, empty }) {
    const head = h("div", { class: "row head", role: "row", "aria-rowindex": 1 });
    const body = h("div", { class: "body", role: "rowgroup" });
    const printed = h("div", { class: "printed", role: "rowgroup" });
    const table = h(
      "div",
      { class: `table table-${name}`, role: "table", "aria-label": label, tabindex: 0 },
      h("div", { class: "heads", role: "rowgroup" }, head),
      body,
      printed,
    );
    const nothing = h("p", { class: "nothing", hidden: true }, empty);
    let items = [];
    let shownAt = "";

    const row = (number) =>
      h(
        "div",
        { class: "row", role: "row", "aria-rowindex": number + 2 },
        cells(items[number]).map((content, at) =>
          h("div", { role: "cell", class: `cell cell-${columns[at].key}` }, content),
        ),
      );
    const rows = loften.virtualRows.create(table, body, row, (number, width) => guess(items[number], width));
    table.addEventListener("scroll", () => shownAt && seen.set(shownAt, rows.top()), { passive: true });
    table.addEventListener("keydown", (event) => move(event, body));

    function update(shown, sort) {
      items = shown;
      head.replaceChildren(...columns.map((column) => headOf(column, sort)));
      table.setAttribute("aria-rowcount", items.length + 1);
      table.hidden = items.length === 0;
      nothing.hidden = items.length > 0;
      const top = seen.get(window.location.hash) ?? 0;
      rows.reset(items.length);
      if (top > 0 && items.length) rows.show(top);
      shownAt = window.location.hash;
    }

    function print() {
      const n = Math.min(PRINTED, items.length);
      const note = items.length > n ? h("p", {}, t("printed", { n, all: items.length })) : null;
      printed.replaceChildren(...(note ? [note] : []), ...Array.from({ length: n }, (_, number) => row(number)));
    }
    const clear = () => printed.replaceChildren();
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", clear);

    function destroy() {
      rows.destroy();
      window.removeEventListener("beforeprint", print);
      window.removeEventListener("afterprint", clear);
    }
    return { element: h("div", { class: "table-place" }, table, nothing), update, destroy };
  }

  function headOf({ key, title, sortable }, sort) {
    if (!sortable) return h("div", { role: "columnheader", class: `cell cell-${key}` }, title);
    const now = sort === key ? "ascending" : sort === `-${key}` ? "descending" : "none";
    const next = now === "ascending" ? `-${key}` : now === "descending" ? "" : key;
    const sign = { ascending: " ↑", descending: " ↓", none: "" }[now];
    const button = h(
      "button",
      { type: "button", title: t("sortedBy", { what: title.toLowerCase() }), on: { click: () => sortBy(next, key) } },
      title,
      h("span", { "aria-hidden": "true" }, sign),
    );
    return h("div", { role: "columnheader", class: `cell cell-${key}`, "aria-sort": now }, button);
  }

  function sortBy(sort, key) {
    const { view, query } = address.read();
    address.go(address.write(view, { ...query, sort }));
    setTimeout(() => document.querySelector(`.head .cell-${key} button`)?.focus());
  }

  /** Up and down go from row to row while a link in one has focus. */
  function move(event, body) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest?.(".row");
    if (!step || !row) return;
    const next = body.querySelector(`.row[data-number="${Number(row.dataset.number) + step}"] a`);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  return { create };
})();
