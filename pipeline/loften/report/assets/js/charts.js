// Charts, by Vega-Lite with the interpreter that needs no eval; for the screen in its colours, for a paper on white.
"use strict";

loften.charts = (() => {
  const PALETTES = {
    measurability: { light: ["#cfdcd9", "#6aa6a0", "#14555a"], dark: ["#42585a", "#5f9d98", "#b5e3d9"] },
    actor: {
      light: ["#2f5d9e", "#d98a2b", "#8d5a97", "#7d8590", "#cfd3d8"],
      dark: ["#7fa9e6", "#efb15e", "#c99ad2", "#98a1ac", "#4b535d"],
    },
    outcome: {
      light: ["#14555a", "#6aa6a0", "#b4552d", "#d9c27a", "#9aa3ad", "#e1e5e9"],
      dark: ["#b5e3d9", "#5f9d98", "#e08a62", "#d9c27a", "#7b8794", "#333d47"],
    },
    fate: { light: ["#14555a", "#d9c27a", "#b4552d", "#e1e5e9"], dark: ["#b5e3d9", "#d9c27a", "#e08a62", "#333d47"] },
    change: { light: ["#14555a", "#b8c9c7", "#b4552d", "#e1e5e9"], dark: ["#b5e3d9", "#4d6664", "#e08a62", "#333d47"] },
    reuse: { light: ["#8d5a97", "#e1e5e9"], dark: ["#c99ad2", "#333d47"] },
    kind: { light: ["#b5763a", "#3c7a89"], dark: ["#dba56f", "#79b8c6"] },
  };
  const INK = {
    light: { text: "#1d2733", soft: "#56616e", line: "#dfe3e8", one: "#3c7a89" },
    dark: { text: "#e4e9ef", soft: "#a5b0bd", line: "#38424d", one: "#79b8c6" },
  };
  const RAMP = { light: ["#d3e3e0", "#14555a"], dark: ["#2e444a", "#b5e3d9"] };
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const PNG_SCALE = 3;
  // What is drawn in a container, to be let go when something else is.
  const views = new WeakMap();

  function theme() {
    return dark.matches ? "dark" : "light";
  }

  function config(name) {
    const ink = INK[name];
    return {
      background: name === "light" ? "#ffffff" : null,
      aria: false,
      font: "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
      view: { stroke: null },
      axis: {
        labelColor: ink.text,
        titleColor: ink.soft,
        gridColor: ink.line,
        domainColor: ink.line,
        tickColor: ink.line,
        labelFontSize: 12,
        titleFontSize: 12,
        titleFontWeight: "normal",
      },
      legend: {
        labelColor: ink.text,
        titleColor: ink.soft,
        labelFontSize: 12,
        orient: "top",
        title: null,
        symbolType: "square",
      },
    };
  }

  /** Compile a figure's specification, made by `specify(theme name)`, to a view; on screen without the white ground. */
  function view(specify, name, container) {
    const settings = config(name);
    if (container) settings.background = null;
    const compiled = vegaLite.compile({ ...specify(name), config: settings }, { logger: vega.logger(vega.Error) }).spec;
    const options = {
      expr: vegaInterpreter.expressionInterpreter,
      renderer: container ? "svg" : "none",
      logLevel: vega.Error,
    };
    if (container) options.container = container;
    return new vega.View(vega.parse(compiled, null, { ast: true }), options);
  }

  /** Draw into a container; a click on a mark goes to the address that its datum names. */
  async function draw(container, specify) {
    views.get(container)?.finalize();
    container.replaceChildren();
    const drawn = view(specify, theme(), container);
    views.set(container, drawn);
    drawn.addEventListener("click", (_, item) => {
      if (item?.datum?.href) loften.address.go(item.datum.href);
    });
    await drawn.runAsync();
    return drawn;
  }

  async function saveSvg(name, specify) {
    const svg = await view(specify, "light").toSVG();
    loften.download.save(`${name}.svg`, new Blob([svg], { type: "image/svg+xml" }));
  }

  async function savePng(name, specify) {
    const canvas = await view(specify, "light").toCanvas(PNG_SCALE);
    canvas.toBlob((blob) => loften.download.save(`${name}.png`, blob));
  }

  function onThemeChange(call) {
    dark.addEventListener("change", call);
    return () => dark.removeEventListener("change", call);
  }

  return { draw, saveSvg, savePng, onThemeChange, PALETTES, INK, RAMP };
})();
