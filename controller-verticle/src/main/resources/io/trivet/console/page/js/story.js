// What happened, in plain words, the newest first.

import { h, show } from "./dom.js";

export function story(store, root, most) {
  store.on(["timeline"], () => {
    const events = store.get("timeline").slice(-most).reverse();
    show(root, events.length === 0
      ? h("p", { class: "soft" }, "Nothing yet. Pause a worker to see what this cluster does.")
      : h("ol", { class: "story" }, events.map((event) => h("li", { class: event.kind },
        h("time", {}, new Date(event.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false })),
        h("i", { class: "sign", "aria-hidden": "true" }),
        h("span", {}, event.text)))));
  });
}
