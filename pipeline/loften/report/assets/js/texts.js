// The interface's words, in the language of the address, of an earlier visit, or of the report.
"use strict";

loften.texts = (() => {
  const LANGUAGES = ["sv", "en"];
  let current = "sv";

  function choose(language) {
    current = LANGUAGES.includes(language) ? language : "sv";
    document.documentElement.lang = current;
  }

  /** The text of a key; {name} in it stands for a value, numbers as the language writes them. */
  function t(key, values = {}) {
    const text = loften[`texts_${current}`][key];
    if (text === undefined) throw new Error(`no text: ${key}`);
    return text.replace(/\{(\w+)\}/g, (_, name) =>
      typeof values[name] === "number" ? number(values[name]) : values[name],
    );
  }

  /** A label of the codebook as the interface calls it. */
  function label(name, value) {
    return loften[`texts_${current}`].labels[name]?.[value] ?? value;
  }

  function number(value, digits = 0) {
    return value.toLocaleString(current === "sv" ? "sv-SE" : "en-GB", {
      maximumFractionDigits: digits,
      minimumFractionDigits: digits,
    });
  }

  function percent(part, whole) {
    return whole ? `${number((100 * part) / whole)}\u00a0%` : "–";
  }

  return { choose, t, label, number, percent, language: () => current, LANGUAGES };
})();
