"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const errors = [...document.querySelectorAll(".error")];
  const controls = ["aspect", "document", "doubtful", "words"].map(by);
  const show = () => {
    const [aspect, name, doubtful, words] = controls;
    const wanted = words.value.trim().toLowerCase();
    let shown = 0;
    for (const error of errors) {
      const fits = (!aspect.value || error.dataset.aspect === aspect.value)
        && (!name.value || error.dataset.document === name.value)
        && (doubtful.checked || error.dataset.doubtful === "no")
        && (!wanted || error.textContent.toLowerCase().includes(wanted));
      error.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    by("shown").textContent = `${shown} of ${errors.length} shown`;
  };
  for (const control of controls) control.addEventListener("input", show);
  show();
})();
