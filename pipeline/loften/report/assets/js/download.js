// Files that the reader takes along: tables as CSV, figures as SVG and PNG.
"use strict";

loften.download = (() => {
  function save(name, blob) {
    const url = URL.createObjectURL(blob);
    loften.dom.h("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  /**
   * Save rows as CSV: UTF-8 with a byte order mark, semicolons in the Swedish interface (as Swedish Excel wants it) and
   * commas in the English. What a spreadsheet would take for a formula gets an apostrophe before it.
   */
  function csv(name, rows) {
    const mark = loften.texts.language() === "sv" ? ";" : ",";
    const lines = rows.map((row) => row.map((cell) => field(cell, mark)).join(mark));
    save(`${name}.csv`, new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" }));
  }

  function field(cell, mark) {
    if (typeof cell === "number")
      return loften.texts.language() === "sv" ? String(cell).replace(".", ",") : String(cell);
    const text = /^[=+\-@\t\r]/.test(cell ?? "") ? `'${cell}` : String(cell ?? "");
    return text.includes(mark) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  return { save, csv };
})();
