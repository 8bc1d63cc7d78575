// Elements. Texts of documents go in as text nodes alone: nothing here parses markup.
"use strict";

loften.dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** Make an element: `on` holds listeners, `class`, `hidden` and the rest are attributes; children are nodes or text. */
  function h(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
  }

  function svg(tag, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
  }

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") for (const [event, call] of Object.entries(value)) element.addEventListener(event, call);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(
      ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
    );
    return element;
  }

  /** A text of a document, in its language, kept apart from the direction of what stands around it. */
  function quoted(text, language = "sv") {
    return h("bdi", { lang: language }, text);
  }

  /** An address that may be linked to: of the web, or null. */
  function webAddress(address) {
    try {
      const url = new URL(address);
      return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
    } catch {
      return null;
    }
  }

  return { h, svg, quoted, webAddress };
})();
