// One key: its value, what can be done with it, its copies and its changes.

import { call } from "./api.js";
import { h, say, show } from "./dom.js";
import { follow } from "./key-changes.js";
import { replicas } from "./key-replicas.js";
import { keySource } from "./key-source.js";

export function keyDetail(store, root, onChange) {
  let close = () => {};
  show(root, h("p", { class: "soft" }, "Choose a key, or open one by its name."));
  return {
    open(key) {
      close();
      close = openKey(store, key, root, onChange);
    },
  };
}

/** Shows a key until what it returns is called. What is under way for one key never shows up at another. */
function openKey(store, key, root, onChange) {
  let etag;
  const path = `/v1/kv/${encodeURIComponent(key)}`;
  const value = h("textarea", { id: "value", rows: "4", spellcheck: "false" });
  const source = keySource(store);
  const said = h("p", { class: "said", role: "status" });
  const copyRoot = h("div", { class: "copies" });
  const changeRoot = h("div");
  show(root,
    h("h2", { class: "mono key-name" }, key),
    h("form", { class: "line", onsubmit: (event) => { event.preventDefault(); read(); } },
      h("label", { for: "from" }, "Read"), source.select, h("button", {}, "Read")),
    h("label", { for: "value", class: "small soft" }, "Value"), value,
    h("div", { class: "actions" },
      act("Save", () => write({})),
      act("Save if unchanged", () => write(etag === undefined ? { "If-None-Match": "*" } : { "If-Match": etag }),
        "Only if nobody has written it since you read it"),
      act("Create", () => write({ "If-None-Match": "*" }), "Only if there is no such key"),
      act("Delete", remove)),
    said,
    h("h3", {}, "Its copies"), copyRoot,
    h("h3", {}, "Its changes, from now on"), changeRoot);
  const copies = replicas(key, copyRoot, store);
  const changes = follow(key, changeRoot, copies.look);
  read();

  /** What is typed while it is under way stays. */
  async function read() {
    const before = value.value;
    const fill = (text) => { value.value = value.value === before ? text : value.value; };
    await tell(said, async () => {
      const response = await call(path + source.query());
      etag = response.headers.get("ETag") ?? undefined;
      if (response.status === 404) {
        fill("");
        return "There is no value.";
      }
      await orFail(response);
      fill(await response.text());
      return `Version ${response.headers.get("Trivet-Version")}, from ${response.headers.get("Trivet-Replica")}.`;
    });
    copies.look();
  }

  async function write(headers) {
    await tell(said, async () => {
      const response = await call(path, { method: "PUT", body: value.value, headers: { "Content-Type": "text/plain; charset=utf-8", ...headers } });
      await orFail(response);
      etag = response.headers.get("ETag") ?? etag;
      return `Saved as version ${response.headers.get("Trivet-Version")}, on a majority of its workers.`;
    });
    onChange();
    copies.look();
  }

  async function remove() {
    await tell(said, async () => {
      await orFail(await call(path, { method: "DELETE" }));
      etag = undefined;
      return "Deleted.";
    });
    onChange();
    copies.look();
  }

  return () => {
    source.stop();
    copies.stop();
    changes.stop();
  };
}

function act(text, onclick, title) {
  return h("button", { type: "button", onclick, title, "data-key-act": text }, text);
}

async function tell(element, task) {
  element.classList.remove("harm");
  try {
    say(element, await task());
  } catch (failure) {
    element.classList.add("harm");
    say(element, failure.message);
  }
}

async function orFail(response) {
  if (!response.ok) {
    throw new Error((await response.json()).detail ?? `It was answered ${response.status}.`);
  }
}
