// What each worker that holds a key has of it, side by side.

import { json } from "./api.js";
import { colours, workers } from "./cluster.js";
import { h, show } from "./dom.js";

export async function replicas(key, root, store) {
  try {
    const found = await json(`/console/key?key=${encodeURIComponent(key)}`);
    show(root, verdict(found), h("div", { class: "copy-cards" }, found.replicas.map((replica) => card(replica, found, store))));
  } catch (failure) {
    show(root, h("p", { class: "said harm" }, failure.message));
  }
}

function verdict({ agree, partition, replicas: all }) {
  const silent = all.filter((replica) => replica.silent !== undefined).map((replica) => replica.worker);
  const text = silent.length > 0 ? `${silent.join(" and ")} does not answer; the others ${agree ? "agree" : "differ"}`
    : agree ? "All copies are the same" : "The copies differ: one is behind, and will be brought up to date";
  return h("p", { class: "soft" }, h("span", { class: `pill ${agree && silent.length === 0 ? "well" : "warn"}` }, text), ` Partition ${partition}.`);
}

function card(replica, { leader, primary }, store) {
  const worker = workers(store).find((each) => each.name === replica.worker);
  const role = replica.worker === leader ? "leads" : replica.worker === primary ? "should lead" : "";
  return h("div", { class: "copy", "data-replica": replica.worker },
    h("div", { class: "name" }, h("i", { class: `dot c${colours(store).get(worker?.number)}` }), replica.worker,
      role !== "" && h("span", { class: "pill" }, role)),
    replica.silent !== undefined ? h("p", { class: "soft" }, replica.silent)
      : replica.stamp === undefined ? h("p", { class: "soft" }, "Has nothing of this key.") : facts(replica));
}

function facts(replica) {
  const clock = Object.entries(replica.clock).map(([site, count]) => `${site} ${count}`).join(", ");
  return h("dl", {},
    pair("Value", replica.deleted ? "deleted" : text(replica)),
    pair("Version", replica.version), pair("Clock", clock === "" ? "–" : clock), pair("Stamp", replica.stamp),
    pair("Written", new Date(replica.written_at).toLocaleTimeString([], { hour12: false })));
}

function text({ value, size }) {
  return value === undefined ? `${size} bytes` : value.text ?? `${value.base64} (base64)`;
}

function pair(name, value) {
  return [h("dt", {}, name), h("dd", { class: "mono" }, String(value))];
}
