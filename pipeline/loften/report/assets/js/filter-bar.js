// The filters, above every view that they act on. Made once; only counts, ticks and chips change with the address.
"use strict";

loften.filterBar = (() => {
  const { h } = loften.dom;
  const { t, label, number, percent } = loften.texts;
  const { data, address, selection } = loften;
  const LABELS_OF = { dockind: "documentKind" };
  const MANY = 12;
  const PATIENCE = 150;

  /** Make the bar; `names` are the filters it has. It goes to a new address where something is chosen. */
  function create(names) {
    const menus = names.filter((name) => choicesOf(name).length > 1).map(menu);
    const search = names.includes("q") ? searchField() : null;
    const years = names.includes("from") ? yearFields() : null;
    const low = names.includes("low") ? lowField() : null;
    const chips = h("ul", { class: "chips" });
    const result = h("p", { class: "result", role: "status" });
    const element = h(
      "section",
      { class: "filters", "aria-label": t("filters") },
      search?.element,
      folded(
        h(
          "div",
          { class: "controls" },
          menus.map((one) => one.element),
          years?.element,
          low?.element,
        ),
      ),
      chips,
      result,
    );
    element.addEventListener("keydown", (event) => event.key === "Escape" && closeAll(element));
    element.addEventListener(
      "toggle",
      ({ target }) => target.open && target.matches(".menu") && opened(element, target),
      true,
    );

    function update(query, chosen) {
      for (const one of [...menus, search, years, low]) one?.update(query, chosen);
      const made = chipsOf(query);
      chips.replaceChildren(...made);
      chips.hidden = made.length === 0;
      result.textContent = resultOf(query, chosen);
    }
    return { element, update };
  }

  /** Where there is room, the filters stand open and cannot be folded; on a phone they are folded to begin with. */
  function folded(controls) {
    const phone = window.matchMedia("(max-width: 45rem)");
    const element = h("details", { class: "fold", open: !phone.matches }, h("summary", {}, t("filters")), controls);
    phone.addEventListener("change", () => {
      if (!phone.matches) element.open = true;
    });
    return element;
  }

  /** One menu is open at a time, and none reaches beyond the window. */
  function opened(bar, menu) {
    closeAll(bar, menu);
    menu.classList.remove("to-left");
    const beyond = menu.querySelector("fieldset").getBoundingClientRect().right > document.documentElement.clientWidth;
    menu.classList.toggle("to-left", beyond);
  }

  function closeAll(element, but = null) {
    for (const one of element.querySelectorAll(".menu[open]")) {
      if (one === but) continue;
      if (one.contains(document.activeElement)) one.querySelector("summary").focus();
      one.open = false;
    }
  }

  document.addEventListener("click", (event) => {
    for (const one of document.querySelectorAll(".menu[open]")) if (!one.contains(event.target)) one.open = false;
  });

  function set(changes, quietly = false) {
    const { view, id, query } = address.read();
    address.go(address.write(view, { ...query, ...changes }, id), quietly);
  }

  function choicesOf(name) {
    if (selection.OF_PLEDGE.includes(name)) return data.site.labels[name] ?? [];
    if (name === "dockind") return data.site.labels.documentKind;
    if (name === "county")
      return sorted(new Set(data.documents.flatMap((row) => row.counties)), nameOf.bind(null, name));
    if (name === "municipality")
      return sorted(new Set(data.documents.flatMap((row) => row.municipalities)), nameOf.bind(null, name));
    return [];
  }

  function sorted(values, key) {
    return [...values].sort((a, b) => key(a).localeCompare(key(b), "sv"));
  }

  function nameOf(name, value) {
    if (name === "county") return data.countyName(value);
    if (name === "municipality") return data.municipalityName(value);
    if (name === "doc") return data.documents[data.numberOf.get(value)]?.name ?? value;
    return label(LABELS_OF[name] ?? name, value);
  }

  function menu(name) {
    const boxes = new Map(choicesOf(name).map((value) => [value, choice(name, value)]));
    const many = h("span", { class: "many" });
    const find = boxes.size > MANY ? finder(name, boxes) : null;
    const list = h(
      "fieldset",
      {},
      h("legend", { class: "hidden" }, t(name)),
      find,
      [...boxes.values()].map((box) => box.element),
    );
    const element = h("details", { class: `menu menu-${name}` }, h("summary", {}, t(name), many), list);
    return {
      element,
      update(query, chosen) {
        const wanted = address.listOf(query[name]);
        many.textContent = wanted.length ? ` (${wanted.length})` : "";
        element.classList.toggle("on", wanted.length > 0);
        for (const [value, box] of boxes) box.update(wanted.includes(value), chosen.counts[name].get(value) ?? 0);
      },
    };
  }

  function choice(name, value) {
    const input = h("input", { type: "checkbox", on: { change: () => toggle(name, value, input.checked) } });
    const count = h("span", { class: "count" });
    const element = h("label", {}, input, h("span", { class: "name" }, nameOf(name, value)), count);
    return {
      element,
      update(checked, n) {
        input.checked = checked;
        count.textContent = number(n);
        element.classList.toggle("empty", n === 0);
      },
    };
  }

  function toggle(name, value, on) {
    const wanted = address.listOf(address.read().query[name]).filter((one) => one !== value);
    set({ [name]: (on ? [...wanted, value] : wanted).join(",") });
  }

  function finder(name, boxes) {
    const help = t("find", { what: t(name).toLowerCase() });
    const input = h("input", { type: "search", placeholder: help, "aria-label": help, autocomplete: "off" });
    input.addEventListener("input", () => {
      const wanted = data.fold(input.value);
      for (const [value, box] of boxes) box.element.hidden = !data.fold(nameOf(name, value)).includes(wanted);
    });
    return input;
  }

  function searchField() {
    const input = h("input", {
      type: "search",
      placeholder: t("search"),
      "aria-label": t("searchHelp"),
      autocomplete: "off",
      maxlength: 200,
    });
    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => set({ q: input.value.trim() }, true), PATIENCE);
    });
    const update = (query) => {
      if (document.activeElement !== input) input.value = query.q ?? "";
    };
    return { element: h("div", { class: "search" }, input), update };
  }

  function yearFields() {
    const years = data.documents.flatMap((row) => row.years ?? []);
    if (!years.length) return null;
    const all = [];
    for (let year = Math.min(...years); year <= Math.max(...years); year += 1) all.push(String(year));
    const fields = ["from", "to"].map((name) => yearField(name, all));
    const element = h(
      "div",
      { class: "years" },
      fields.map((field) => field.element),
    );
    return { element, update: (query) => fields.forEach((field) => field.update(query)) };
  }

  function yearField(name, years) {
    const options = ["", ...years].map((year) => h("option", { value: year }, year || t("anyYear")));
    const select = h("select", { on: { change: () => set({ [name]: select.value }) } }, options);
    const update = (query) => {
      select.value = years.includes(query[name]) ? query[name] : "";
    };
    return { element: h("label", {}, h("span", {}, t(name)), select), update };
  }

  function lowField() {
    const input = h("input", { type: "checkbox", on: { change: () => set({ low: input.checked ? "1" : "" }) } });
    const help = t("lowHelp", { limit: percent(data.site.lowConfidence, 1) });
    const update = (query) => {
      input.checked = Boolean(query.low);
    };
    return { element: h("label", { class: "low", title: help }, input, t("low")), update };
  }

  function chipsOf(query) {
    const chips = [...selection.OF_PLEDGE, ...selection.OF_DOCUMENT].flatMap((name) =>
      address
        .listOf(query[name])
        .map((value) => chip(`${t(name)}: ${nameOf(name, value)}`, () => toggle(name, value, false))),
    );
    if (query.q) chips.push(chip(`”${query.q}”`, () => set({ q: "" })));
    if (query.from) chips.push(chip(`${t("from")} ${query.from}`, () => set({ from: "" })));
    if (query.to) chips.push(chip(`${t("to")} ${query.to}`, () => set({ to: "" })));
    if (query.origin)
      chips.push(chip(`${t("origin")}: ${data.municipalityName(query.origin)}`, () => set({ origin: "" })));
    if (query.low) chips.push(chip(t("low"), () => set({ low: "" })));
    const nothing = Object.fromEntries(selection.NAMES.map((name) => [name, ""]));
    const clear = h("button", { type: "button", class: "clear", on: { click: () => set(nothing) } }, t("clear"));
    return chips.length ? [...chips, h("li", {}, clear)] : [];
  }

  function chip(text, remove) {
    const button = h(
      "button",
      { type: "button", "aria-label": t("remove", { what: text }), on: { click: remove } },
      "×",
    );
    return h("li", { class: "chip" }, h("bdi", {}, text), button);
  }

  function resultOf(query, chosen) {
    const documents = selection.documentsOf(chosen, query);
    return t("result", {
      n: chosen.pledges.length,
      all: data.count,
      documents: documents.length,
      allDocuments: data.documents.length,
      municipalities: new Set(documents.flatMap((one) => data.documents[one].municipalities)).size,
      allMunicipalities: Object.keys(data.site.municipalities).length,
    });
  }

  return { create };
})();
