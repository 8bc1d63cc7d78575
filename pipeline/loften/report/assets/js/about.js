// What the report is, what its labels mean, and what it cannot say.
"use strict";

loften.about = (() => {
  const { h } = loften.dom;
  const { t, percent } = loften.texts;
  const { data } = loften;

  function mount(container) {
    const { site } = data;
    let unsure = 0;
    for (let pledge = 0; pledge < data.count; pledge += 1) if (data.isUnsure(pledge)) unsure += 1;
    const part = (title, ...texts) =>
      h(
        "section",
        {},
        h("h2", {}, t(title)),
        texts.map((text) => h("p", {}, text)),
      );
    const made = site.provenance.map((one) => h("li", {}, t("aboutMadeText", one)));
    container.append(
      h(
        "div",
        { class: "about" },
        part("aboutWhat", t("aboutWhatText", { documents: data.documents.length, version: site.version })),
        part("aboutLabels", t("aboutActor"), t("aboutMeasurability")),
        part("aboutSure", t("aboutSureText", { limit: percent(site.lowConfidence, 1), n: unsure, all: data.count })),
        part("aboutFollowUp", t("aboutFollowUpText")),
        part("aboutLimits", t("aboutLimitsText")),
        h("section", {}, h("h2", {}, t("aboutMade")), h("ul", {}, made), h("p", {}, t("aboutLicence"))),
      ),
    );
    return { update() {} };
  }

  return { mount };
})();
