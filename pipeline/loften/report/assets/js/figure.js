// A figure: a chart, what it says out of how many, its numbers as a table of links, and what a paper takes along.
"use strict";

loften.figure = (() => {
  const { h } = loften.dom;
  const { t, number } = loften.texts;

  /**
   * Make a figure. `update(model)` shows a model: {title, note, outOf, width, specify(theme), head: [text],
   * rows: [[{text} or {value, text, href, title}]], file}. A model without rows says that there is nothing.
   */
  function create(id, extra = null) {
    const title = h("h2", { id: `${id}-title` });
    const note = h("p", { class: "note" });
    const drawing = h("div", { "aria-hidden": "true" });
    const chart = h("div", { class: "chart", role: "img" }, drawing);
    const outOf = h("p", { class: "out-of" });
    const numbers = h("div", { class: "numbers", tabindex: 0, role: "group", "aria-labelledby": `${id}-title` });
    const saves = h("div", { class: "saves" });
    const element = h(
      "section",
      { class: "figure", id, "aria-labelledby": `${id}-title` },
      h("header", {}, title, saves),
      note,
      extra,
      chart,
      outOf,
      h("details", {}, h("summary", {}, t("numbers")), numbers),
    );
    let shown = null;
    let width = 0;
    const watch = new ResizeObserver(() => {
      if (shown && Math.abs(chart.clientWidth - width) > 8) draw();
    });
    watch.observe(chart);
    const forget = loften.charts.onThemeChange(() => shown && draw());

    function draw() {
      width = chart.clientWidth;
      const model = shown;
      loften.charts.draw(drawing, (name) => model.specify(name, Math.max(220, width)));
    }

    function update(model) {
      shown = model.rows.length ? model : null;
      title.textContent = model.title;
      note.textContent = shown ? model.note : t("nothing");
      note.hidden = !note.textContent;
      outOf.textContent = shown ? model.outOf : "";
      chart.hidden = !shown;
      saves.hidden = !shown;
      element.querySelector("details").hidden = !shown;
      chart.setAttribute("aria-label", t("chart", { title: model.title }));
      saves.replaceChildren(...savesOf(model));
      numbers.replaceChildren(table(model));
      if (shown) draw();
      else drawing.replaceChildren();
    }

    function destroy() {
      watch.disconnect();
      forget();
    }
    return { element, update, destroy };
  }

  function savesOf(model) {
    const paper = (name) => model.specify(name, model.width ?? 560);
    return [
      save(model, "saveSvg", () => loften.charts.saveSvg(model.file, paper)),
      save(model, "savePng", () => loften.charts.savePng(model.file, paper)),
      save(model, "saveCsv", () =>
        loften.download.csv(model.file, [
          model.head,
          ...model.rows.map((row) => row.map((cell) => cell.value ?? cell.text)),
        ]),
      ),
    ];
  }

  function save(model, key, call) {
    const name = t("saveAs", { title: model.title, format: t(key) });
    return h("button", { type: "button", "aria-label": name, title: name, on: { click: call } }, t(key));
  }

  function table(model) {
    const head = h(
      "tr",
      {},
      model.head.map((text) => h("th", { scope: "col" }, text)),
    );
    const rows = model.rows.map((row) =>
      h(
        "tr",
        {},
        row.map((cell, at) => (at ? h("td", {}, content(cell)) : h("th", { scope: "row" }, content(cell)))),
      ),
    );
    return h("table", {}, h("caption", { class: "hidden" }, model.title), h("thead", {}, head), h("tbody", {}, rows));
  }

  function content(cell) {
    const text = cell.text ?? number(cell.value);
    return cell.href && cell.value !== 0 ? h("a", { href: cell.href, "aria-label": cell.title }, text) : text;
  }

  return { create };
})();
