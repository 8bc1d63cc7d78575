// Where one is: #/view/id?name=value&name=value,value. The whole state is in the address, so that it can be shared.
"use strict";

loften.address = (() => {
  const VIEWS = ["overview", "pledges", "documents", "document", "compare", "fulfilment", "about"];

  function read(hash = window.location.hash) {
    const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
    const [view, id = ""] = path.split("/");
    const known = VIEWS.includes(view) ? view : "overview";
    return { view: known, id: decode(id), query: Object.fromEntries(new URLSearchParams(query)) };
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  }

  /** The address of a view; empty values are left out, and names sorted, so that one state has one address. */
  function write(view, query = {}, id = "") {
    const set = Object.entries(query).filter(([, value]) => value !== "" && value !== null && value !== undefined);
    const parameters = new URLSearchParams(set.sort(([a], [b]) => (a < b ? -1 : 1))).toString().replaceAll("%2C", ",");
    return `#/${view}${id ? `/${encodeURIComponent(id)}` : ""}${parameters ? `?${parameters}` : ""}`;
  }

  /** Go to an address; `quietly` leaves no step to go back to, as while one types. */
  function go(address, quietly = false) {
    if (address === window.location.hash) return;
    if (quietly) window.location.replace(address);
    else window.location.hash = address;
  }

  function listOf(value) {
    return value ? value.split(",") : [];
  }

  return { read, write, go, listOf };
})();
