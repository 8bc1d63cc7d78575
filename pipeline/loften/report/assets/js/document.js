// One document: its head, its sections, its text, its pages. What is pointed at in one is shown in the other.
"use strict";

loften.document = (() => {
  const { h } = loften.dom;
  const { t } = loften.texts;
  const { data, address } = loften;

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
    return {
      update,
      unmount: () => {
        gone = true;
      },
      wide: true,
    };
  }

  function show(place, record, row) {
    const onPledge = (id, on) => {
      for (const one of place.querySelectorAll(`[data-pledge="${CSS.escape(id)}"]`)) one.classList.toggle("on", on);
      for (const box of pages.boxes(id)) box.classList.toggle("on", on);
      if (on && document.activeElement?.dataset.badge === id) reveal(pages.boxes(id)[0], pages.element);
    };
    const pages = loften.pageImages.create(record, onPledge);
    const text = loften.documentText.create(record, onPledge);
    place.replaceChildren(
      loften.documentHead.headOf(record, row),
      h(
        "div",
        { class: `panes pages-${record.images.state === "shown" ? "shown" : "absent"}` },
        loften.documentHead.sectionsOf(record),
        text,
        pages.element,
      ),
    );
    const choice = choosing(place, record, pages);
    text.addEventListener("click", (event) => clicked(event, record, choice));
    return choice;
  }

  /** Scroll a box into sight of its pane alone, not of the whole page. */
  function reveal(box, pane) {
    if (!box || pane.scrollHeight <= pane.clientHeight) return;
    const [one, other] = [box.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (one.top < other.top || one.bottom > other.bottom) pane.scrollTop += one.top - other.top - other.height / 3;
  }

  /** Show one pledge, plan or result of a document: open in the text, drawn strong on its page. */
  function choosing(place, record, pages) {
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
      const close = () => {
        address.go(address.write("document", {}, record.key));
        badge.focus({ preventScroll: true });
      };
      place
        .querySelector(`[data-details="${CSS.escape(id)}"]`)
        .append(loften.pledgeDetails.create(record, pledge, close));
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
    return { select, selected: () => selected };
  }

  /** A click on a pledge shows it; on the badge of the one that is shown, closes it. */
  function clicked(event, record, choice) {
    const badge = event.target.closest("[data-badge]")?.dataset.badge;
    const pledge = event.target.closest("[data-pledge]")?.dataset.pledge;
    if (badge && badge === choice.selected()) {
      event.preventDefault();
      address.go(address.write("document", {}, record.key));
    } else if (!badge && record.pledges.some((one) => one.id === pledge) && !window.getSelection().toString()) {
      address.go(address.write("document", { pledge }, record.key));
    }
  }

  return { mount };
})();
