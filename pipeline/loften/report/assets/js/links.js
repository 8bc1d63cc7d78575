// What became of pledges, where loften link has been run: as labels of pledges, so that filters and figures have them too.
"use strict";

loften.links = (() => {
  const { data } = loften;
  const NAMES = ["outcome", "fate", "change", "reuse"];
  const NONE = "none";
  const ORDER = ["vag", "kontrollerbar", "kvantifierad"];

  /** Give every pledge its labels, and keep for each its outcomes, its successor, what it succeeds, its copies. */
  function prepare() {
    const { labels } = data.site;
    labels.outcome = [...labels.status, NONE];
    labels.fate = ["kept", "changed", "dropped", NONE];
    labels.change = ["sharper", "same", "vaguer", NONE];
    labels.reuse = ["copied", NONE];
    for (const name of NAMES) data[name] = new Uint8Array(data.count).fill(labels[name].indexOf(NONE));
    const { outcomes, successors, copies } = data.links;
    data.outcomesOf = grouped(outcomes, "pledge");
    data.resultsOf = new Map(outcomes.map((one) => [`${one.document}/${one.followUp}`, one]));
    data.after = grouped(
      successors.filter((one) => one.pledge !== null),
      "pledge",
    );
    data.before = grouped(
      successors.filter((one) => one.successor !== null && one.pledge !== null),
      "successor",
    );
    data.copiesOf = copiesOf(copies);
    for (const one of outcomes) if (one.counts) data.outcome[one.pledge] = labels.outcome.indexOf(one.status);
    for (const one of successors) if (one.pledge !== null) follow(one, labels);
    for (const pledge of data.copiesOf.keys()) data.reuse[pledge] = 0;
    data.origin = new Map(
      copies.map(({ earliest, later }) => [later, data.documents[data.document[earliest]].municipalities[0] ?? ""]),
    );
  }

  function follow({ pledge, successor, fate }, labels) {
    data.fate[pledge] = labels.fate.indexOf(fate);
    if (successor === null) return;
    const [old, now] = [pledge, successor].map((one) => ORDER.indexOf(labels.measurability[data.measurability[one]]));
    data.change[pledge] = labels.change.indexOf(now > old ? "sharper" : now < old ? "vaguer" : "same");
  }

  function grouped(links, key) {
    const groups = new Map();
    for (const one of links) groups.set(one[key], [...(groups.get(one[key]) ?? []), one]);
    return groups;
  }

  /** Every pledge of a cluster, with the others of it. */
  function copiesOf(copies) {
    const clusters = new Map();
    for (const { cluster, earliest, later } of copies) {
      if (!clusters.has(cluster)) clusters.set(cluster, new Set([earliest]));
      clusters.get(cluster).add(later);
    }
    const others = new Map();
    for (const members of clusters.values())
      for (const one of members)
        others.set(
          one,
          [...members].filter((other) => other !== one),
        );
    return others;
  }

  return { prepare, NAMES, NONE };
})();
