// A command to copy.

import { h } from "./dom.js";

export function command(text) {
  const button = h("button", { type: "button", onclick: copy }, "Copy");
  async function copy() {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  }
  return h("div", { class: "command" }, h("code", {}, text), button);
}
