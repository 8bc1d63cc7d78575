// What is known of one pledge: its labels, why, and how sure.
"use strict";

loften.pledgeDetails = (() => {
  const { h, quoted } = loften.dom;
  const { t, label, percent, number } = loften.texts;
  const { address, labels, data } = loften;

  function create(record, pledge, close) {
    const link = (id) => address.write("document", { pledge: id }, record.key);
    const by = (id) => record.pledges.find((one) => one.id === id);
    const children = record.pledges.filter((one) => one.parent === pledge.id);
    const area = record.focus_areas.find((one) => one.id === pledge.focus_area);
    const least = Math.min(...Object.values(pledge.confidence));
    const facts = [
      [
        t("actor"),
        [
          labels.actor(pledge.actor.label),
          h("span", {}, `${t("basis").toLowerCase()} ${label("basis", pledge.actor.basis)}`),
        ],
      ],
      [
        t("parties"),
        pledge.actor.parties.length
          ? list(pledge.actor.parties.map((party) => [quoted(party.name), ` (${label("role", party.role)})`]))
          : null,
      ],
      [t("measurability"), labels.measurability(pledge.measurability.label)],
      [t("evidence"), pledge.measurability.evidence.length ? list(pledge.measurability.evidence.map(evidence)) : null],
      [t("kind"), label("kind", pledge.kind)],
      [t("themes"), pledge.themes.map((theme) => label("theme", theme)).join(", ")],
      [t("focusArea"), area ? quoted(area.label) : null],
      [t("parent"), by(pledge.parent) ? h("a", { href: link(pledge.parent) }, quoted(by(pledge.parent).text)) : null],
      [
        t("children"),
        children.length ? list(children.map((one) => h("a", { href: link(one.id) }, quoted(one.text)))) : null,
      ],
      ...overTime(record, pledge),
      [t("certainty"), certainty(pledge.confidence)],
      [t("place"), place(pledge.places)],
      [t("reasons"), h("code", {}, pledge.reasons.join(" · "))],
    ].filter(([, value]) => value !== null && value !== "");
    return h(
      "section",
      {
        class: "details",
        "aria-label": t("pledgeN", { n: pledge.id.replace(/^p/, "") }),
        lang: loften.texts.language(),
      },
      least < data.site.lowConfidence ? h("p", { class: "warning" }, t("lowNote")) : null,
      h(
        "dl",
        {},
        facts.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]),
      ),
      h(
        "p",
        { class: "actions" },
        h("a", { href: address.write("pledges", { doc: record.key }) }, t("inTable")),
        h("button", { type: "button", on: { click: close } }, t("hide")),
      ),
    );
  }

  /** What links say of the pledge: what was reported of it, what it goes on as, what it was before, who else has it. */
  function overTime(record, pledge) {
    if (!data.site.linked) return [];
    const row = data.documents[data.numberOf.get(record.key)];
    const number = row.first + record.pledges.indexOf(pledge);
    const reports = (data.outcomesOf.get(number) ?? []).map((one) => [
      h("span", {}, loften.timeline.outcome(one), " · "),
      h(
        "a",
        { href: address.write("document", { pledge: `f${one.followUp + 1}` }, data.documents[one.document].id) },
        quoted(data.documents[one.document].name),
      ),
      sure(one.score),
    ]);
    const to = (links, key) =>
      links
        .filter((one) => one[key] !== null)
        .map((one) => [
          other(one[key]),
          ` · ${label("fate", one.fate)}${one.changes.length ? `: ${one.changes.map((name) => label("changed", name)).join(", ")}` : ""}`,
          sure(one.score),
        ]);
    const after = to(data.after.get(number) ?? [], "successor");
    const before = to(data.before.get(number) ?? [], "pledge");
    const copies = (data.copiesOf.get(number) ?? []).map(other);
    return [
      [t("outcome"), list(reports.length ? reports : [label("outcome", "none")])],
      [
        t("laterAs"),
        after.length
          ? list(after)
          : data.site.labels.fate[data.fate[number]] === "dropped"
            ? label("fate", "dropped")
            : null,
      ],
      [t("beforeAs"), before.length ? list(before) : null],
      [t("copies"), copies.length ? list(copies) : null],
    ];
  }

  function sure(score) {
    return h("span", { class: "soft" }, ` (${percent(score, 1)})`);
  }

  function other(number) {
    const row = data.documents[data.document[number]];
    return [
      h("a", { href: address.write("document", { pledge: data.id[number] }, row.id) }, quoted(data.text[number])),
      h("span", { class: "soft" }, ` ${data.places(row)} ${data.period(row)}`),
    ];
  }

  function list(items) {
    return h(
      "ul",
      {},
      items.map((item) => h("li", {}, item)),
    );
  }

  function evidence({ type, text, value, unit, comparator, per }) {
    const amount =
      value === null
        ? ""
        : [
            comparator === "exakt" ? "" : comparator,
            Array.isArray(value)
              ? value.map((one) => number(one)).join("–")
              : number(value, Number.isInteger(value) ? 0 : 2),
            unit,
            per ? `/ ${per}` : "",
          ]
            .filter(Boolean)
            .join(" ");
    return [labels.evidence(type, text), ` ${label("evidence", type)}`, amount ? h("b", {}, `: ${amount}`) : null];
  }

  function certainty(confidence) {
    return list(
      [
        ["pledge", "isPledge"],
        ["actor", "actorRight"],
        ["measurability", "measurabilityRight"],
      ].map(([name, key]) => {
        const value = confidence[name];
        return [
          h("meter", {
            min: 0,
            max: 1,
            low: data.site.lowConfidence,
            high: data.site.lowConfidence,
            optimum: 1,
            value,
            "aria-label": t(key),
          }),
          ` ${percent(value, 1)} ${t(key)}`,
        ];
      }),
    );
  }

  function place(places) {
    const pages = [...new Set(places.filter((one) => one.page).map((one) => one.page))];
    if (pages.length) return pages.map((n) => t("page", { n })).join(", ");
    const path = places.find((one) => one.path)?.path;
    return path ? h("code", {}, path) : null;
  }

  return { create };
})();
