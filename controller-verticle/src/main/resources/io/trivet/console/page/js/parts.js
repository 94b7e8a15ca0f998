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
    const adding = store.get("busy", new Map()).has("");
    const now = JSON.stringify([about, switchboard.means(), adding, store.get("to-type")]);
    if (now !== shownFoot) {
      shownFoot = now;
      show(foot, footOf(about, adding));
    }
  }

  function footOf(about, adding) {
    if (switchboard.means() === "switchboard") {
      return h("div", { class: "parts-foot" },
        h("span", { class: "soft small" }, "Really done: paused is frozen, killed is gone."),
        h("button", { type: "button", "data-act": "add", disabled: adding, onclick: () => switchboard.act("add", undefined, "adding") },
          adding ? "Starting …" : "Add a worker"));
    }
    if (switchboard.means() === "command") {
      return h("div", { class: "parts-foot commands" },
        h("p", { class: "soft small", role: "status" }, "This page can kill and pause nothing here. Its buttons give you what to type:"),
        command(store.get("to-type") ?? `${about.command} pause w2`));
    }
    return h("p", { class: "parts-foot soft small" }, about?.switchboard !== undefined
      ? "What would do this does not answer. It runs beside the cluster, and is reached from the same machine only."
      : "This page cannot pause or kill anything here, and nobody has told it what to type (CONSOLE_COMMAND).");
  }

  store.on(["nodes", "partitions", "parts", "busy", "about", "can-act", "to-type", "cluster"], draw);
}
