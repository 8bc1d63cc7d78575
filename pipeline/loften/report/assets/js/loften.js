// The one name that the report's scripts share. Data comes as scripts that call loften.put(name, value).
"use strict";

window.loften = (() => {
  const values = new Map();
  const loading = new Map();

  function put(name, value) {
    values.set(name, value);
  }

  function get(name) {
    return values.get(name);
  }

  /** Run a script of the report's own folder and give what it puts under a name; null where it cannot be had. */
  function load(file, name) {
    if (values.has(name)) return Promise.resolve(values.get(name));
    if (!loading.has(name)) {
      loading.set(
        name,
        new Promise((resolve) => {
          const script = document.createElement("script");
          script.src = file;
          script.onload = () => resolve(values.get(name) ?? null);
          script.onerror = () => resolve(null);
          document.head.append(script);
        }),
      );
    }
    return loading.get(name);
  }

  return { put, get, load };
})();
