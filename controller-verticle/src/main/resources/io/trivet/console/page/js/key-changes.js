// The changes of one key as they happen.

import { call } from "./api.js";
import { h, show } from "./dom.js";
import { read } from "./events.js";

const MOST = 12;
const WORDS = { put: "written", delete: "deleted", expire: "gone, its time was over", reset: "changes may be missing here" };

export function follow(key, root) {
  const abort = new AbortController();
  const list = h("ol", { class: "changes" });
  const note = h("p", { class: "soft small" });
  show(root, list, note);

  function add(event) {
    const data = JSON.parse(event.data);
    // A prefix also fits longer keys.
    if (!(event.name in WORDS) || data.key !== undefined && data.key !== key) {
      return;
    }
    const what = event.name === "put" ? `version ${data.version}: ${data.value?.text ?? `${data.size} bytes`}` : WORDS[event.name];
    list.prepend(h("li", {}, h("time", { class: "soft" }, new Date().toLocaleTimeString([], { hour12: false })), h("span", { class: "mono" }, what)));
    [...list.children].slice(MOST).forEach((old) => old.remove());
    note.textContent = "";
  }

  async function run() {
    const query = new URLSearchParams({ prefix: key, values: "true" });
    const response = await call(`/v1/watch?${query}`, { signal: abort.signal });
    if (!response.ok) {
      note.textContent = response.status === 404
        ? "This version of the cluster cannot tell of changes as they happen."
        : "Changes cannot be told just now. Open the key again.";
      return;
    }
    note.textContent = "None yet. Whoever writes it, here or elsewhere, it shows at once.";
    await read(response, add);
    note.textContent = "The stream has ended. Open the key again to go on.";
  }

  run().catch(() => {
    if (!abort.signal.aborted) {
      note.textContent = "The stream has ended. Open the key again to go on.";
    }
  });
  return { stop: () => abort.abort() };
}
