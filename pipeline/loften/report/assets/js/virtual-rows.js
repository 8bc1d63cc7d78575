// Rows of any height, of which only those in sight exist: heights are guessed until a row has been seen.
"use strict";

loften.virtualRows = (() => {
  const OVERSCAN = 600;

  /**
   * Keep the rows of `body` that are in sight of `scroller`. `render(number)` makes a row, `guess(number, width)` its
   * height in pixels before it is seen.
   */
  function create(scroller, body, render, guess) {
    let heights = new Float64Array(0);
    let tops = new Float64Array(1);
    const rows = new Map();
    let asked = 0;
    scroller.addEventListener("scroll", ask, { passive: true });
    const watch = new ResizeObserver(() => reset(heights.length, false));
    let width = 0;
    watch.observe(scroller);

    function reset(count, toTop = true) {
      if (!toTop && scroller.clientWidth === width) return;
      width = scroller.clientWidth;
      const first = toTop ? 0 : at(scroller.scrollTop);
      heights = Float64Array.from({ length: count }, (_, number) => guess(number, width));
      sum();
      for (const row of rows.values()) row.remove();
      rows.clear();
      scroller.scrollTop = toTop ? 0 : tops[Math.min(first, count)];
      draw();
    }

    function sum() {
      tops = new Float64Array(heights.length + 1);
      for (let number = 0; number < heights.length; number += 1) tops[number + 1] = tops[number] + heights[number];
      body.style.height = `${tops[heights.length]}px`;
    }

    /** The row at a height, by halving. */
    function at(y) {
      let low = 0;
      let high = heights.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (tops[middle + 1] <= y) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    function ask() {
      if (!asked) asked = requestAnimationFrame(draw);
    }

    function draw() {
      asked = 0;
      if (!heights.length) return;
      const first = at(Math.max(0, scroller.scrollTop - OVERSCAN));
      const last = Math.min(heights.length - 1, at(scroller.scrollTop + scroller.clientHeight + OVERSCAN));
      for (const [number, row] of rows) {
        if ((number < first || number > last) && !row.contains(document.activeElement)) {
          row.remove();
          rows.delete(number);
        }
      }
      for (let number = first; number <= last; number += 1) if (!rows.has(number)) add(number);
      if (measure()) ask();
    }

    /** Add a row where it belongs, so that reading and tabbing go from top to bottom. */
    function add(number) {
      const row = render(number);
      row.dataset.number = number;
      let after = null;
      for (const [other, element] of rows)
        if (other > number && (!after || other < Number(after.dataset.number))) after = element;
      body.insertBefore(row, after);
      rows.set(number, row);
    }

    /** Take the true heights of the rows there are; keep the row at the top where it is. Tells whether any differed. */
    function measure() {
      const anchor = at(scroller.scrollTop);
      const before = tops[anchor];
      let changed = false;
      for (const [number, row] of rows) {
        const height = row.offsetHeight;
        if (Math.abs(height - heights[number]) > 0.5) {
          heights[number] = height;
          changed = true;
        }
      }
      if (changed) {
        sum();
        if (tops[anchor] !== before) scroller.scrollTop += tops[anchor] - before;
      }
      for (const [number, row] of rows) row.style.top = `${tops[number]}px`;
      return changed;
    }

    /** Bring a row to the top. */
    function show(number) {
      scroller.scrollTop = tops[Math.min(number, heights.length - 1)];
      draw();
    }

    return { reset, show, top: () => at(scroller.scrollTop), destroy: () => watch.disconnect() };
  }

  return { create };
})();
