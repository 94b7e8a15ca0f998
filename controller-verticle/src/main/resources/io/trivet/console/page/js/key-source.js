// From whom a key is read: the cluster, or a single worker.

import { workers } from "./cluster.js";
import { h, show } from "./dom.js";

const SURE = h("option", { value: "" }, "the newest value, for sure");

/** Workers come and go while it is open, and none is known when the page is new. A choice stays as long as its worker. */
export function keySource(store) {
  const select = h("select", { id: "from" });
  let shown;

  function draw() {
    const names = workers(store).map((worker) => worker.name);
    if (names.join() !== shown) {
      shown = names.join();
      const chosen = select.value;
      show(select, SURE.cloneNode(true), names.map((name) => h("option", { value: name }, `what ${name} has stored, old or new`)));
      select.value = names.includes(chosen) ? chosen : "";
    }
  }

  draw();
  return {
    select,
    /** What stands behind the path of a key that is read from there. */
    query: () => (select.value === "" ? "" : `?consistency=local&worker=${encodeURIComponent(select.value)}`),
    stop: store.on(["nodes"], draw),
  };
}
