// One node of the cluster, its buttons, and its PostgreSQL. Buttons are replaced only when they become others, so that
// none goes away between the press of the mouse and its release.

import { call } from "./api.js";
import { colours, condition, copiesOf, database as databaseOf, partState } from "./cluster.js";
import { h, say, show } from "./dom.js";
import { toast } from "./toast.js";

const STATES = { paused: " is paused", ended: " does not run", silent: " does not answer" };

export function partRow(store, switchboard, name) {
  const database = databaseOf(name);
  const dot = h("i", { class: "dot" });
  const pill = h("span", { class: "pill" });
  const facts = h("span");
  const actions = h("span", { class: "actions" });
  const latency = h("span");
  const databaseAction = h("span");
  const below = h("span", { class: "below", hidden: true }, latency, databaseAction);
  const element = h("div", { class: "part", "data-part": name },
    h("span", { class: "name" }, dot, name), h("span", { class: "facts" }, pill, facts), actions, below);
  const shown = new Map();

  function draw(node) {
    const state = condition(store, node);
    dot.className = `dot ${node.number === undefined ? "" : `c${colours(store).get(node.number)}`}`;
    pill.className = `pill ${state.kind}`;
    say(pill, state.word);
    say(facts, factsOf(node));
    put(actions, wanted(node));
    drawDatabase(node);
  }

  function factsOf(node) {
    if (node.role === "controller") {
      return store.get("cluster")?.keeper === name ? "in charge" : "stands by";
    }
    if (node.plan === "draining") {
      const left = copiesOf(store, node.number);
      return left > 0 ? `${left} copies to go` : "holds nothing";
    }
    return node.health === "up" ? `leads ${node.leads}` : "";
  }

  /** Which buttons there are, each as [what, of whom, text, word while it is done]. */
  function wanted(node) {
    if (store.get("busy", new Map()).has(name)) {
      return [];
    }
    const order = node.plan === "draining" ? ["undrain", name, "Undrain"] : ["drain", name, "Drain"];
    const orders = node.role === "worker" && node.health === "up" ? [order] : [];
    return switchboard.means() === undefined ? orders : deeds(node, orders);
  }

  /** Where nobody sees the processes, one that is silent may be paused or ended. */
  function deeds(node, orders) {
    const resume = ["unpause", name, "Resume", "resuming"];
    const kill = ["kill", name, "Kill", "being killed"];
    const start = ["start", name, "Start", "starting"];
    switch (partState(store, name) ?? node.health) {
      case "paused": return [resume, kill];
      case "ended": return [start];
      case "down": return [resume, start];
      default: return [["pause", name, "Pause", "pausing"], kill, ...orders];
    }
  }

  function drawDatabase(node) {
    const state = partState(store, database) ?? (node.store === "well" ? "running" : "silent");
    below.hidden = node.role !== "worker" || switchboard.means() === undefined;
    const time = node.health === "up" && node.store_micros > 0 ? `, ${(node.store_micros / 1000).toFixed(1)} ms a commit` : "";
    say(latency, `PostgreSQL ${database}${STATES[state] ?? time}`);
    const busy = store.get("busy", new Map()).has(database);
    put(databaseAction, busy || state === "ended" ? []
      : [state === "running" ? ["pause", database, `Pause ${database}`, "pausing"] : ["unpause", database, `Resume ${database}`, "resuming"]], "tiny");
  }

  function put(place, buttons, kind = "") {
    const now = JSON.stringify(buttons);
    if (shown.get(place) !== now) {
      const hadFocus = place.contains(document.activeElement);
      shown.set(place, now);
      show(place, buttons.map((button) => buttonOf(button, kind)));
      if (hadFocus) {
        place.querySelector("button")?.focus();
      }
    }
  }

  function buttonOf([action, part, text, word], kind) {
    const orders = action.endsWith("drain");
    return h("button", {
      type: "button", class: `${kind} ${["unpause", "start"].includes(action) ? "mend" : ""}`, "data-act": `${action} ${part}`,
      "aria-label": text.endsWith(part) ? text : `${text} ${part}`,
      title: action === "drain" ? "Move everything away from it, while it serves" : undefined,
      onclick: () => (orders ? order(action) : switchboard.act(action, part, word)),
    }, text);
  }

  async function order(what) {
    const response = await call(`/v1/workers/${encodeURIComponent(name)}/${what}`, { method: "POST" });
    if (!response.ok) {
      toast((await response.json().catch(() => ({}))).detail ?? `The controller answered ${response.status}.`);
    }
  }

  return { element, draw };
}
