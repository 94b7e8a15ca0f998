// What each worker that holds a key has of it, side by side, as long as the key is open.

import { json } from "./api.js";
import { colours, workers } from "./cluster.js";
import { h, show } from "./dom.js";

// While copies differ, or somebody is silent, they are looked at again.
const AGAIN = 1500;
// Many changes at once are one reason to look.
const SOON = 150;

export function replicas(key, root, store) {
  let found;
  let timer;
  let stopped = false;
  let asking = false;
  let changed = false;

  async function look() {
    if (asking) {
      changed = true;
      return;
    }
    asking = true;
    changed = false;
    try {
      found = await json(`/console/key?key=${encodeURIComponent(key)}`);
      draw();
    } catch (failure) {
      found = undefined;
      show(root, h("p", { class: "said harm" }, failure.message));
    }
    asking = false;
    again();
  }

  function again() {
    const settled = found !== undefined && found.agree && silent(found).length === 0;
    if (changed || !settled) {
      after(changed ? SOON : AGAIN);
    }
  }

  function after(millis) {
    clearTimeout(timer);
    if (!stopped) {
      timer = setTimeout(() => (document.hidden ? after(AGAIN) : look()), millis);
    }
  }

  function draw() {
    if (found !== undefined) {
      show(root, verdict(found), h("div", { class: "copy-cards" }, found.replicas.map((replica) => card(replica, found, store))));
    }
  }

  // Colours and names of workers are known a moment after the page, and change with the cluster.
  const off = store.on(["nodes"], draw);
  look();
  return {
    look: () => after(SOON),
    stop() {
      stopped = true;
      clearTimeout(timer);
      off();
    },
  };
}

function silent(found) {
  return found.replicas.filter((replica) => replica.silent !== undefined).map((replica) => replica.worker);
}

function verdict(found) {
  const { agree, partition } = found;
  const away = silent(found);
  const text = away.length > 0 ? `${away.join(" and ")} ${away.length === 1 ? "does" : "do"} not answer; the others ${agree ? "agree" : "differ"}`
    : agree ? "All copies are the same" : "The copies differ: one is behind, and will be brought up to date";
  return h("p", { class: "soft" }, h("span", { class: `pill ${agree && away.length === 0 ? "well" : "warn"}` }, text), ` Partition ${partition}.`);
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
