// The changes of one key as they happen.

import { call } from "./api.js";
import { h, say, show } from "./dom.js";
import { read } from "./events.js";

const MOST = 12;
const AGAIN = 1000;
const WORDS = { put: "written", delete: "deleted", expire: "gone, its time was over", reset: "changes may be missing here" };

/** @param onChange told of each */
export function follow(key, root, onChange) {
  const abort = new AbortController();
  const list = h("ol", { class: "changes" });
  const note = h("p", { class: "soft small", role: "status" });
  let last;
  show(root, list, note);

  function hear(event) {
    last = event.id ?? last;
    if (event.name === "ready") {
      say(note, "Whoever writes it, here or elsewhere, it shows at once.");
    } else if (event.name in WORDS) {
      add(event.name, JSON.parse(event.data));
    }
  }

  function add(name, data) {
    // A prefix also fits longer keys.
    if (data.key !== undefined && data.key !== key) {
      return;
    }
    const what = name === "put" ? `version ${data.version}: ${data.value?.text ?? `${data.size} bytes`}` : WORDS[name];
    list.prepend(h("li", {}, h("time", { class: "soft" }, new Date().toLocaleTimeString([], { hour12: false })), h("span", { class: "mono" }, what)));
    [...list.children].slice(MOST).forEach((old) => old.remove());
    onChange();
  }

  async function listen() {
    const query = new URLSearchParams({ prefix: key, values: "true" });
    const headers = last === undefined ? {} : { "Last-Event-ID": last };
    const response = await call(`/v1/watch?${query}`, { headers, signal: abort.signal });
    if (!response.ok) {
      throw new Error((await response.json()).detail);
    }
    await read(response, hear);
    throw new Error("The stream has ended.");
  }

  /** Streams end with their node, and for slow readers; the last id lets the next one go on where this one was. */
  async function run() {
    while (!abort.signal.aborted) {
      await listen().catch((failure) => say(note, `${failure.message} Trying again …`));
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }

  run();
  return { stop: () => abort.abort() };
}
