// The guided tour, step by step. It stays out of the way of whatever it shows.

import { command } from "./command.js";
import { h, show } from "./dom.js";
import { isReady, steps } from "./tour-steps.js";

export function tour(store, data, switchboard, root, opener) {
  let all = [];
  let at = 0;
  let list = [];

  function open() {
    all = steps(store, data);
    at = 0;
    root.hidden = false;
    opener.hidden = true;
    draw();
    root.querySelector("h2").focus();
  }

  function close() {
    root.hidden = true;
    opener.hidden = false;
    opener.focus();
  }

  function go(to) {
    at = to;
    draw();
    root.querySelector("h2").focus();
  }

  function draw() {
    const step = all[at];
    list = step.seen().map(([text]) => h("span", { class: "seen" }, text));
    show(root,
      h("div", { class: "row" }, h("span", { class: "step" }, `Step ${at + 1} of ${all.length}`),
        h("span", { class: "steps", "aria-hidden": "true" }, all.map((_, i) => h("i", { class: i <= at ? "done" : "" }))),
        h("button", { type: "button", class: "quiet close", onclick: close }, "End the tour")),
      h("div", {}, h("h2", { tabindex: "-1" }, step.title), h("p", { class: "text" }, step.text)),
      h("div", { class: "row", "aria-live": "polite" }, list),
      h("div", { class: "row" }, button(step),
        at > 0 && h("button", { type: "button", onclick: () => go(at - 1) }, "Back"),
        at < all.length - 1
          ? h("button", { type: "button", "data-tour": "next", onclick: () => go(at + 1) }, "Next")
          : h("button", { type: "button", "data-tour": "next", onclick: close }, "Done")));
    look();
  }

  function button(step) {
    if (step.action === undefined) {
      return undefined;
    }
    const { action, name, text, word } = step.action;
    if (store.get("about")?.switchboard === undefined) {
      return command(`${store.get("about")?.command ?? "deploy/local"} ${action} ${name}`);
    }
    return h("button", { type: "button", class: "primary", "data-tour": "act", onclick: () => switchboard.act(action, name, word) }, text);
  }

  function look() {
    if (!root.hidden && all.length > 0) {
      const seen = all[at].seen();
      seen.forEach(([, yes], i) => list[i].classList.toggle("yes", yes));
      const over = seen.every(([, yes]) => yes);
      root.querySelector("[data-tour=next]").classList.toggle("primary", over);
      root.querySelector("[data-tour=act]")?.toggleAttribute("disabled", seen[0][1]);
    }
  }

  opener.addEventListener("click", open);
  // What it is about, and who carries it out, is known a moment after the page.
  store.on(["nodes", "about"], () => { opener.disabled = !isReady(store) || store.get("about") === undefined; });
  store.on(["partitions", "nodes", "parts", "second"], look);
}
