// Every part of the cluster, with what can be done to it.

import { call } from "./api.js";
import { colours, condition, nodes, partState } from "./cluster.js";
import { command } from "./command.js";
import { h, show } from "./dom.js";
import { toast } from "./toast.js";

export function parts(store, switchboard, root) {
  let shown = "";

  function draw() {
    const state = [nodes(store), store.get("parts"), [...store.get("busy", new Map())], store.get("about"),
      store.get("can-act"), store.get("connection")];
    const now = JSON.stringify(state);
    if (now === shown) {
      return;
    }
    shown = now;
    const focus = document.activeElement?.dataset.act;
    const colour = colours(store);
    show(root, nodes(store).map((node) => row(node, colour)), foot());
    if (focus !== undefined && document.activeElement === document.body) {
      root.querySelector(`[data-act="${focus}"]`)?.focus();
    }
  }

  function canAct() {
    return store.get("about")?.switchboard !== undefined && store.get("can-act") !== false;
  }

  function row(node, colour) {
    const state = condition(store, node);
    const database = node.role === "worker" && databaseOf(node);
    return h("div", { class: "part", "data-part": node.name },
      h("span", { class: "name" },
        h("i", { class: `dot ${node.number === undefined ? "" : `c${colour.get(node.number)}`}` }), node.name),
      h("span", { class: "facts" }, h("span", { class: `pill ${state.kind}` }, state.word), facts(node)),
      h("span", { class: "actions" }, actions(node, state)),
      database);
  }

  function facts(node) {
    if (node.role === "controller") {
      return store.get("cluster")?.keeper === node.name ? "decides who holds what" : "controller, stands by";
    }
    return node.health === "up" ? `leads ${node.leads}` : "";
  }

  function actions(node, state) {
    if (!canAct()) {
      return drain(node);
    }
    const part = partState(store, node.name);
    if (store.get("busy", new Map()).has(node.name)) {
      return h("span", { class: "busy" }, "…");
    }
    if (part === "paused") {
      return [button(node.name, "unpause", "Resume", "resuming", true), button(node.name, "kill", "Kill", "being killed")];
    }
    if (part === "ended") {
      return button(node.name, "start", "Start", "starting", true);
    }
    return [button(node.name, "pause", "Pause", "pausing", false, state), button(node.name, "kill", "Kill", "being killed"),
      drain(node)];
  }

  function button(name, action, text, word, mends = false) {
    return h("button", {
      type: "button", class: mends ? "mend" : "", "data-act": `${action} ${name}`, "aria-label": `${text} ${name}`,
      onclick: () => switchboard.act(action, name, word),
    }, text);
  }

  function drain(node) {
    if (node.role !== "worker" || node.health !== "up") {
      return undefined;
    }
    const back = node.plan === "draining";
    return h("button", {
      type: "button", "data-act": `drain ${node.name}`, "aria-label": `${back ? "Refill" : "Empty"} ${node.name}`,
      title: back ? "Let it hold partitions again" : "Move everything away from it, while it serves",
      onclick: () => order(node.name, back ? "undrain" : "drain"),
    }, back ? "Refill" : "Empty");
  }

  async function order(name, what) {
    const response = await call(`/v1/workers/${encodeURIComponent(name)}/${what}`, { method: "POST" });
    if (!response.ok) {
      toast((await response.json()).detail);
    }
  }

  function databaseOf(node) {
    const name = node.name.replace(/^w/, "pg");
    const state = partState(store, name);
    if (!canAct() || state === undefined || partState(store, node.name) === "ended") {
      return undefined;
    }
    const paused = state === "paused";
    const busy = store.get("busy", new Map()).get(name);
    return h("span", { class: "below" },
      h("span", {}, `PostgreSQL ${name}`, paused ? " is paused" : latency(node)),
      busy ? h("span", {}, "…") : h("button", {
        type: "button", class: "tiny", "data-act": `${paused ? "unpause" : "pause"} ${name}`,
        onclick: () => switchboard.act(paused ? "unpause" : "pause", name, paused ? "resuming" : "pausing"),
      }, paused ? `Resume ${name}` : `Pause ${name}`));
  }

  function latency(node) {
    return node.health === "up" && node.store_micros > 0 ? `, ${(node.store_micros / 1000).toFixed(1)} ms a commit` : "";
  }

  function foot() {
    if (canAct()) {
      const adding = store.get("busy", new Map()).has("");
      return h("div", { class: "parts-foot" },
        h("span", { class: "soft small" }, "These buttons really do it: a paused process is frozen, a killed one is gone."),
        h("button", { type: "button", "data-act": "add", disabled: adding, onclick: () => switchboard.act("add", undefined, "adding") },
          adding ? "A worker is starting …" : "Add a worker"));
    }
    const typed = store.get("about")?.command;
    if (store.get("about")?.switchboard !== undefined) {
      return h("p", { class: "parts-foot soft small" },
        "What would do this does not answer. It runs beside the cluster, and is reached from the same machine only.");
    }
    return typed === undefined
      ? h("p", { class: "parts-foot soft small" }, "This page cannot pause or kill anything here: nobody has told it how (CONSOLE_COMMAND).")
      : h("div", { class: "parts-foot commands" }, ["pause w2", "unpause w2", "kill w3", "start w3"]
        .map((rest) => command(`${typed} ${rest}`)));
  }

  store.on(["nodes", "parts", "busy", "about", "can-act", "cluster"], draw);
}
