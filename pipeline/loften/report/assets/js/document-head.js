// What stands over a document's text and in its margin: what it is, how to read its marks, its sections.
"use strict";

loften.documentHead = (() => {
  const { h, quoted, webAddress } = loften.dom;
  const { t, label } = loften.texts;
  const { data, address, labels } = loften;

  function headOf(record, row) {
    const { document: head, warnings } = record;
    const web = webAddress(head.source.uri);
    const number = data.numberOf.get(row.id);
    const other = (step, key, sign) => {
      const next = data.documents[number + step];
      return next
        ? h(
            "a",
            {
              href: address.write("document", {}, next.id),
              "aria-label": `${t(key)}: ${next.name}`,
              rel: key === "next" ? "next" : "prev",
            },
            sign,
          )
        : null;
    };
    const facts = [
      [
        t("municipality"),
        row.municipalities.map((code, at) => [
          at ? ", " : "",
          h("a", { href: address.write("compare", { a: code }) }, data.municipalityName(code)),
        ]),
      ],
      ["", head.district ? quoted(head.district) : null],
      [t("period"), data.period(row)],
      [t("police"), head.police ? quoted(head.police) : null],
      [t("signed"), head.signed],
      [t("diary"), head.diary_numbers.length ? quoted(head.diary_numbers.join(", ")) : null],
      [
        t("source"),
        web
          ? h("a", { href: web, rel: "noopener noreferrer external", target: "_blank" }, quoted(head.source.uri))
          : quoted(head.source.uri),
      ],
      [t("read"), head.source.ocr ? t("readOcr") : null],
    ].filter(([, value]) => value && value.length !== 0);
    return h(
      "header",
      { class: "document-head" },
      h("nav", { class: "steps", "aria-label": t("documents") }, other(-1, "previous", "←"), other(1, "next", "→")),
      h("p", { class: "kind" }, label("documentKind", head.kind)),
      h("h1", {}, quoted(row.name, head.language ?? "sv")),
      h(
        "dl",
        { class: "facts" },
        facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
      ),
      warnings.length
        ? h(
            "details",
            { class: "warnings" },
            h("summary", {}, `${t("warnings")} (${warnings.length})`),
            h(
              "ul",
              {},
              warnings.map((one) => h("li", {}, h("bdi", {}, one.message))),
            ),
          )
        : null,
      row.pledges ? legendOf() : null,
    );
  }

  function legendOf() {
    const of = (name) => data.site.labels[name];
    return h(
      "details",
      { class: "legend" },
      h("summary", {}, t("legend")),
      h("p", {}, t("legendText")),
      h(
        "p",
        { class: "samples" },
        of("actor").map((one) => labels.actor(one)),
        of("measurability").map((one) =>
          h("span", { class: `sample measurability-${one}` }, labels.measurability(one)),
        ),
      ),
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
      const text = heading
        ? h(
            "span",
            { class: "heading" },
            quoted(record.document.text.slice(heading.start, heading.end), record.document.language ?? "sv"),
          )
        : null;
      const count = n ? h("span", { class: "count", "aria-label": t("withPledges", { n }) }, n) : null;
      return h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: `to section-${section.type}`, on: { click: go } },
          h("span", { class: "type" }, label("section", section.type), count),
          text,
        ),
      );
    });
    return h("nav", { class: "sections", "aria-label": t("sections") }, h("h2", {}, t("sections")), h("ol", {}, items));
  }

  return { headOf, sectionsOf };
})();
