// Keys by their prefix. Those of the console's own clients are left out unless they are what is looked for.

import { json } from "./api.js";
import { h, show } from "./dom.js";

const PAGE = 50;
const OWN = "trivet-console/";

export function keyList(root, onChoose) {
  const input = h("input", { type: "search", id: "prefix", placeholder: "All keys that begin with …", autocomplete: "off", spellcheck: "false" });
  const fresh = h("input", { type: "text", id: "new-key", placeholder: "A key, such as plum", autocomplete: "off", spellcheck: "false" });
  const list = h("ul", { class: "keys" });
  const note = h("p", { class: "soft small", role: "status" });
  const more = h("button", { type: "button", hidden: true }, "More");
  let next;
  let latest = 0;

  show(root,
    h("form", { class: "line", onsubmit: open }, h("label", { for: "new-key" }, "Open a key"), fresh, h("button", {}, "Open")),
    h("form", { class: "line", onsubmit: find }, h("label", { for: "prefix" }, "Find keys"), input, h("button", {}, "Find")),
    list, more, note);
  more.addEventListener("click", () => load(next));

  function open(event) {
    event.preventDefault();
    if (fresh.value !== "") {
      onChoose(fresh.value);
    }
  }

  function find(event) {
    event?.preventDefault();
    return load();
  }

  /** Only the latest question counts, so that no key is listed twice when two are under way. */
  async function load(after) {
    const asked = ++latest;
    const query = new URLSearchParams({ prefix: input.value, limit: PAGE, ...(after === undefined ? {} : { after }) });
    if (input.value === "") {
      query.delete("prefix");
    }
    try {
      const page = await json(`/v1/kv?${query}`);
      if (asked !== latest) {
        return;
      }
      const wanted = page.keys.filter(({ key }) => !key.startsWith(OWN) || input.value.startsWith(OWN.slice(0, -1)));
      show(list, after === undefined ? [] : [...list.children], wanted.map(item));
      next = page.next;
      more.hidden = next === undefined;
      note.textContent = list.childElementCount > 0 ? ""
        : input.value !== "" ? "No key begins like that." : "There is none yet. Open a key of any name, and save a value.";
    } catch (failure) {
      note.textContent = failure.message;
    }
  }

  function item({ key, version, size }) {
    return h("li", {}, h("button", { type: "button", onclick: () => onChoose(key) },
      h("span", { class: "mono" }, key), h("span", { class: "soft small" }, `version ${version}, ${size} bytes`)));
  }

  return { refresh: find };
}
