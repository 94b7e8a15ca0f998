// Every part of the cluster, with what can be done to it.

import { nodes } from "./cluster.js";
import { command } from "./command.js";
import { h, show } from "./dom.js";
import { partRow } from "./part-row.js";

export function parts(store, switchboard, root) {
  const list = h("div");
  const foot = h("div");
  const rows = new Map();
  let shownFoot = "";
  show(root, list, foot);

  function draw() {
    const names = nodes(store).map((node) => node.name);
    if (names.join() !== [...rows.keys()].join()) {
      const before = new Map(rows);
      rows.clear();
      names.forEach((name) => rows.set(name, before.get(name) ?? partRow(store, switchboard, name)));
      show(list, [...rows.values()].map((row) => row.element));
    }
    nodes(store).forEach((node) => rows.get(node.name).draw(node));
    drawFoot();
  }

  /** Only when it is another one: what is under the pointer must not be replaced. */
  function drawFoot() {
    const about = store.get("about");
    const now = JSON.stringify([about, store.get("can-act"), store.get("busy", new Map()).has("")]);
    if (now !== shownFoot) {
      shownFoot = now;
      show(foot, footOf(about));
    }
  }

  function footOf(about) {
    if (about?.switchboard !== undefined && store.get("can-act") !== false) {
      const adding = store.get("busy", new Map()).has("");
      return h("div", { class: "parts-foot" },
        h("span", { class: "soft small" }, "Really done: paused is frozen, killed is gone."),
        h("button", { type: "button", "data-act": "add", disabled: adding, onclick: () => switchboard.act("add", undefined, "adding") },
          adding ? "Starting …" : "Add a worker"));
    }
    if (about?.switchboard !== undefined) {
      return h("p", { class: "parts-foot soft small" },
        "What would do this does not answer. It runs beside the cluster, and is reached from the same machine only.");
    }
    if (about?.command === undefined) {
      return h("p", { class: "parts-foot soft small" }, "This page cannot pause or kill anything here, and nobody has told it what to type (CONSOLE_COMMAND).");
    }
    return h("div", { class: "parts-foot commands" }, ["pause w2", "unpause w2", "kill w3", "start w3"]
      .map((rest) => command(`${about.command} ${rest}`)));
  }

  store.on(["nodes", "parts", "busy", "about", "can-act", "cluster"], draw);
}
