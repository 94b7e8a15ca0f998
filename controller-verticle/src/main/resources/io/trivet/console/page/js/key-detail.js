// One key: its value, what can be done with it, its copies and its changes.

import { call } from "./api.js";
import { workers } from "./cluster.js";
import { h, say, show } from "./dom.js";
import { follow } from "./key-changes.js";
import { replicas } from "./key-replicas.js";

export function keyDetail(store, root, onChange) {
  let key;
  let etag;
  let changes;

  function open(chosen) {
    key = chosen;
    etag = undefined;
    changes?.stop();
    const value = h("textarea", { id: "value", rows: "4", spellcheck: "false" });
    const from = h("select", { id: "from" }, h("option", { value: "" }, "the newest value, for sure"),
      workers(store).map((worker) => h("option", { value: worker.name }, `what ${worker.name} has stored, old or new`)));
    const said = h("p", { class: "said", role: "status" });
    const copies = h("div", { class: "copies" });
    const story = h("div");
    show(root,
      h("h2", { class: "mono key-name" }, key),
      h("form", { class: "line", onsubmit: (event) => { event.preventDefault(); read(value, from, said, copies); } },
        h("label", { for: "from" }, "Read"), from, h("button", {}, "Read")),
      h("label", { for: "value", class: "small soft" }, "Value"), value,
      h("div", { class: "actions" },
        act("Save", () => write(value, said, copies, {})),
        act("Save if unchanged", () => write(value, said, copies, etag === undefined ? { "If-None-Match": "*" } : { "If-Match": etag }),
          "Only if nobody has written it since you read it"),
        act("Create", () => write(value, said, copies, { "If-None-Match": "*" }), "Only if there is no such key"),
        act("Delete", () => remove(said, copies))),
      said,
      h("h3", {}, "Its copies"), copies,
      h("h3", {}, "Its changes, from now on"), story);
    changes = follow(key, story);
    read(value, from, said, copies);
  }

  function act(text, onclick, title) {
    return h("button", { type: "button", onclick, title, "data-key-act": text }, text);
  }

  const path = () => `/v1/kv/${encodeURIComponent(key)}`;

  async function read(value, from, said, copies) {
    const query = from.value === "" ? "" : `?consistency=local&worker=${encodeURIComponent(from.value)}`;
    await tell(said, async () => {
      const response = await call(path() + query);
      etag = response.headers.get("ETag") ?? undefined;
      if (response.status === 404) {
        value.value = "";
        return "There is no value.";
      }
      await orFail(response);
      value.value = await response.text();
      return `Version ${response.headers.get("Trivet-Version")}, from ${response.headers.get("Trivet-Replica")}.`;
    });
    await replicas(key, copies, store);
  }

  async function write(value, said, copies, headers) {
    await tell(said, async () => {
      const response = await call(path(), { method: "PUT", body: value.value, headers: { "Content-Type": "text/plain; charset=utf-8", ...headers } });
      await orFail(response);
      etag = response.headers.get("ETag") ?? etag;
      return `Saved as version ${response.headers.get("Trivet-Version")}, on a majority of its workers.`;
    });
    onChange();
    await replicas(key, copies, store);
  }

  async function remove(said, copies) {
    await tell(said, async () => {
      const response = await call(path(), { method: "DELETE" });
      await orFail(response);
      etag = undefined;
      return "Deleted.";
    });
    onChange();
    await replicas(key, copies, store);
  }

  show(root, h("p", { class: "soft" }, "Choose a key, or open one by its name."));
  return { open };
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
