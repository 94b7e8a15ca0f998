// The verdicts that were written down when this was built.

import { command } from "./command.js";
import { h, show } from "./dom.js";

export async function proof(root) {
  const response = await fetch("/console/proof.json");
  if (!response.ok) {
    show(root, h("p", { class: "card soft" }, "This build carries no verdicts. ", h("code", {}, "deploy/proof"), " makes them."));
    return;
  }
  const { made_at: at, commit, verdicts } = await response.json();
  show(root,
    h("p", { class: "soft" }, `Made on ${new Date(at).toLocaleDateString([], { dateStyle: "long" })}, from commit `, h("code", {}, commit), "."),
    h("div", { class: "verdicts" }, verdicts.map(({ what, passed, said, again }) => h("section", { class: "card" },
      h("h2", {}, what, " ", h("span", { class: `pill ${passed ? "well" : "harm"}` }, passed ? "passed" : "failed")),
      h("pre", { tabindex: "0" }, said),
      command(again)))));
}
