// One document: its head, its sections, its text, its pages. What is pointed at in one is shown in the other.
"use strict";

loften.document = (() => {
  const { h, quoted, webAddress } = loften.dom;
  const { t, label } = loften.texts;
  const { data, address, labels } = loften;

  function mount(container, { id }) {
    const place = h("div", { class: "document" }, h("p", { role: "status" }, t("loading")));
    container.append(place);
    let page = null;
    let wanted = null;
    let gone = false;
    const row = data.documents[data.numberOf.get(id)];
    const file = row ? loften.load(`data/documents/${row.id}.js`, `document/${row.id}`) : Promise.resolve(null);
    file.then((record) => {
      if (gone) return;
      if (!record) return place.replaceChildren(h("p", { class: "nothing" }, t("noDocument")));
      page = show(place, { ...record, key: row.id }, row);
      document.title = `${row.name} – ${data.site.title}`;
      page.select(wanted);
    });

    function update({ query }) {
      wanted = query.pledge ?? null;
      page?.select(wanted);
    }
    return { update, unmount: () => { gone = true; }, wide: true };
  }

  function show(place, record, row) {
    const onPledge = (id, on) => {
      for (const one of place.querySelectorAll(`[data-pledge="${CSS.escape(id)}"]`)) one.classList.toggle("on", on);
      for (const box of pages.boxes(id)) box.classList.toggle("on", on);
      if (on && document.activeElement?.dataset.badge === id) reveal(pages.boxes(id)[0], pages.element);
    };
    const pages = loften.pageImages.create(record, onPledge);
    const text = loften.documentText.create(record, onPledge);
    place.replaceChildren(headOf(record, row), h("div", { class: `panes pages-${record.images.state === "shown" ? "shown" : "absent"}` }, sectionsOf(record), text, pages.element));

    /** Scroll a box into sight of its pane alone, not of the whole page. */
    function reveal(box, pane) {
      if (!box || pane.scrollHeight <= pane.clientHeight) return;
      const [one, other] = [box.getBoundingClientRect(), pane.getBoundingClientRect()];
      if (one.top < other.top || one.bottom > other.bottom) pane.scrollTop += one.top - other.top - other.height / 3;
    }

    let selected = null;
    function select(id) {
      for (const one of place.querySelectorAll(".selected")) one.classList.remove("selected");
      place.querySelector(".details")?.remove();
      place.querySelector('[data-badge][aria-expanded="true"]')?.setAttribute("aria-expanded", "false");
      const pledge = record.pledges.find((one) => one.id === id);
      const badge = pledge && place.querySelector(`[data-badge="${CSS.escape(id)}"]`);
      if (!badge) return showFollowUp(id);
      selected = id;
      badge.setAttribute("aria-expanded", "true");
      const close = () => { address.go(address.write("document", {}, record.key)); badge.focus({ preventScroll: true }); };
      place.querySelector(`[data-details="${CSS.escape(id)}"]`).append(loften.pledgeDetails.create(record, pledge, close));
      for (const one of place.querySelectorAll(`[data-pledge="${CSS.escape(id)}"]`)) one.classList.add("selected");
      pages.boxes(id).forEach((box) => box.classList.add("selected"));
      badge.closest(".block").scrollIntoView({ block: "center" });
      badge.focus({ preventScroll: true });
      reveal(pages.boxes(id)[0], pages.element);
    }

    /** Show a plan or result, f1, f2, …, that a link leads to. */
    function showFollowUp(id) {
      selected = null;
      const marks = id ? place.querySelectorAll(`.follow[data-pledge="${CSS.escape(id)}"]`) : [];
      for (const one of [...marks, ...pages.boxes(id)]) one.classList.add("selected");
      marks[0]?.scrollIntoView({ block: "center" });
      reveal(pages.boxes(id)[0], pages.element);
    }
    text.addEventListener("click", (event) => {
      const badge = event.target.closest("[data-badge]");
      const pledge = event.target.closest("[data-pledge]")?.dataset.pledge;
      if (badge && badge.dataset.badge === selected && badge.getAttribute("aria-expanded") === "true") {
        event.preventDefault();
        selected = null;
        address.go(address.write("document", {}, record.key));
      } else if (!badge && record.pledges.some((one) => one.id === pledge) && !window.getSelection().toString()) address.go(address.write("document", { pledge }, record.key));
    });
    return { select };
  }

  function headOf(record, row) {
    const { document: head, warnings } = record;
    const web = webAddress(head.source.uri);
    const number = data.numberOf.get(row.id);
    const other = (step, key, sign) => {
      const next = data.documents[number + step];
      return next ? h("a", { href: address.write("document", {}, next.id), "aria-label": `${t(key)}: ${next.name}`, rel: key === "next" ? "next" : "prev" }, sign) : null;
    };
    const facts = [
      [t("municipality"), row.municipalities.map((code, at) => [at ? ", " : "", h("a", { href: address.write("compare", { a: code }) }, data.municipalityName(code))])],
      ["", head.district ? quoted(head.district) : null], [t("period"), data.period(row)], [t("police"), head.police ? quoted(head.police) : null],
      [t("signed"), head.signed], [t("diary"), head.diary_numbers.length ? quoted(head.diary_numbers.join(", ")) : null],
      [t("source"), web ? h("a", { href: web, rel: "noopener noreferrer external", target: "_blank" }, quoted(head.source.uri)) : quoted(head.source.uri)],
      [t("read"), head.source.ocr ? t("readOcr") : null],
    ].filter(([, value]) => value && value.length !== 0);
    return h(
      "header", { class: "document-head" },
      h("nav", { class: "steps", "aria-label": t("documents") }, other(-1, "previous", "←"), other(1, "next", "→")),
      h("p", { class: "kind" }, label("documentKind", head.kind)),
      h("h1", {}, quoted(row.name, head.language ?? "sv")),
      h("dl", { class: "facts" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
      warnings.length ? h("details", { class: "warnings" }, h("summary", {}, `${t("warnings")} (${warnings.length})`), h("ul", {}, warnings.map((one) => h("li", {}, h("bdi", {}, one.message))))) : null,
      row.pledges ? legendOf() : null,
    );
  }

  function legendOf() {
    const of = (name) => data.site.labels[name];
    return h(
      "details", { class: "legend" }, h("summary", {}, t("legend")), h("p", {}, t("legendText")),
      h("p", { class: "samples" }, of("actor").map((one) => labels.actor(one)), of("measurability").map((one) => h("span", { class: `sample measurability-${one}` }, labels.measurability(one)))),
      h("p", {}, t("evidenceLegend")),
    );
  }

  function sectionsOf(record) {
    const items = record.sections.map((section) => {
      const n = record.pledges.filter((pledge) => pledge.section === section.id).length;
      const go = (event) => {
        event.preventDefault();
        const there = document.getElementById(`section-${section.id}`);
        there.scrollIntoView({ block: "start" });
        there.focus({ preventScroll: true });
      };
      const heading = record.blocks.find((block) => block.id === section.heading);
      const text = heading ? h("span", { class: "heading" }, quoted(record.document.text.slice(heading.start, heading.end), record.document.language ?? "sv")) : null;
      const count = n ? h("span", { class: "count", "aria-label": t("withPledges", { n }) }, n) : null;
      return h("li", {}, h("button", { type: "button", class: `to section-${section.type}`, on: { click: go } }, h("span", { class: "type" }, label("section", section.type), count), text));
    });
    return h("nav", { class: "sections", "aria-label": t("sections") }, h("h2", {}, t("sections")), h("ol", {}, items));
  }

  return { mount };
})();
