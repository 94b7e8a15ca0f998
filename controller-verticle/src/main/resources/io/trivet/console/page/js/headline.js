// The cluster in one sentence.

import { condition, count, nodes, unserved, workers } from "./cluster.js";
import { say } from "./dom.js";

export function headline(store, title, line) {
  function sentence() {
    const cluster = store.get("cluster");
    const connection = store.get("connection");
    if (connection === "refused") {
      return store.get("refusal");
    }
    if (connection === "silent" || connection === "lost") {
      return `${cluster?.self ?? "The controller"} does not answer. What it showed last is below.`;
    }
    if (cluster === undefined) {
      return "Connecting …";
    }
    if (cluster.id === undefined) {
      return "The cluster is being founded.";
    }
    if (unserved(store) > 0) {
      return `${cap(count(unserved(store), "partition", "partitions"))} cannot be served until a worker is back.`;
    }
    const ill = nodes(store).filter((node) => ["harm"].includes(condition(store, node).kind));
    if (ill.length > 0) {
      const sentences = ill.map((node) => condition(store, node).sentence ?? `${node.name} is ${condition(store, node).word}`);
      return `${first(sentences.join(", "))}. Every key is served.`;
    }
    if (cluster.scarce > 0) {
      return "Copies are being made. Every key is served.";
    }
    return cluster.moving + cluster.waiting > 0 ? "Partitions are moving. Every key is served." : "All is well.";
  }

  function detail() {
    const cluster = store.get("cluster");
    if (cluster?.id === undefined) {
      return "";
    }
    const present = workers(store).filter((worker) => worker.health === "up").length;
    const partitions = store.get("partitions", []).length;
    return `${count(present, "worker", "workers")} up · ${partitions} partitions, ${cluster.replicas} copies of each`
      + (cluster.keeper ? ` · ${cluster.keeper} decides who holds what` : "");
  }

  store.on(["cluster", "nodes", "partitions", "parts", "busy", "connection"], () => {
    say(title, sentence());
    say(line, detail());
  });
}

/** Names stay as they are written. */
function first(text) {
  return text.startsWith("the ") ? cap(text) : text;
}

function cap(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** The lamp in the page's head. */
export function lamp(store, element) {
  store.on(["connection", "cluster"], () => {
    const state = store.get("connection");
    element.dataset.state = state;
    const self = store.get("cluster")?.self ?? "the controller";
    say(element, state === "live" ? `live from ${self}` : state === "refused" ? "not live" : `${self} is silent`);
  });
}
