// One node of the cluster, its buttons, and its PostgreSQL. Buttons are replaced only when they become others, so that
// none goes away between the press of the mouse and its release.

import { call } from "./api.js";
import { colours, condition, database as databaseOf, partState } from "./cluster.js";
import { h, say, show } from "./dom.js";
import { toast } from "./toast.js";

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
    say(facts, node.role === "controller"
      ? (store.get("cluster")?.keeper === name ? "in charge" : "stands by")
      : node.health === "up" ? `leads ${node.leads}` : "");
    put(actions, wanted(node));
    drawDatabase(node);
  }

  function canAct() {
    return store.get("about")?.switchboard !== undefined && store.get("can-act") !== false;
  }

  /** Which buttons there are, each as [what, of whom, text, word while it is done]. */
  function wanted(node) {
    const part = partState(store, name);
    if (store.get("busy", new Map()).has(name)) {
      return [];
    }
    if (canAct() && part === "paused") {
      return [["unpause", name, "Resume", "resuming"], ["kill", name, "Kill", "being killed"]];
    }
    if (canAct() && part === "ended") {
      return [["start", name, "Start", "starting"]];
    }
    const own = canAct() ? [["pause", name, "Pause", "pausing"], ["kill", name, "Kill", "being killed"]] : [];
    return node.role === "worker" && node.health === "up"
      ? [...own, node.plan === "draining" ? ["undrain", name, "Refill"] : ["drain", name, "Empty"]] : own;
  }

  function drawDatabase(node) {
    const state = partState(store, database);
    below.hidden = node.role !== "worker" || !canAct() || state === undefined;
    const paused = state === "paused";
    const time = node.health === "up" && node.store_micros > 0 ? `, ${(node.store_micros / 1000).toFixed(1)} ms a commit` : "";
    say(latency, `PostgreSQL ${database}${paused ? " is paused" : state === "ended" ? " does not run" : time}`);
    const busy = store.get("busy", new Map()).has(database);
    put(databaseAction, busy || state === "ended" ? []
      : [paused ? ["unpause", database, `Resume ${database}`, "resuming"] : ["pause", database, `Pause ${database}`, "pausing"]], "tiny");
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
      toast((await response.json()).detail);
    }
  }

  return { element, draw };
}
