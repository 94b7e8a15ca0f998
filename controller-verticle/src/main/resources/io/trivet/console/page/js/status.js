// Workers and controllers as tables.

import { colours, condition, nodes, partitions, workers } from "./cluster.js";
import { h, say, show } from "./dom.js";

export function status(store, sub, workerRoot, controllerRoot) {
  function draw() {
    const cluster = store.get("cluster");
    if (cluster?.id !== undefined) {
      say(sub, `Cluster ${cluster.id}, map ${cluster.map_version}, as ${cluster.self} sees it.`);
    }
    const colour = colours(store);
    const all = partitions(store);
    table(workerRoot, ["Worker", "State", "Leads", "Copies", "Keys, about", "Commit in PostgreSQL", "Others lag by", "Address"],
      workers(store).map((worker) => [
        h("span", { class: "name" }, h("i", { class: `dot c${colour.get(worker.number)}` }), worker.name),
        pill(worker),
        worker.leads,
        all.filter((partition) => partition.voters.includes(worker.number)).length,
        worker.keys,
        worker.store === "well" ? `${(worker.store_micros / 1000).toFixed(1)} ms` : worker.store,
        worker.behind === 0 ? "nothing" : `${worker.behind} keys`,
        h("code", {}, worker.url)]));
    table(controllerRoot, ["Controller", "State", "Task", "Address"],
      nodes(store).filter((node) => node.role === "controller").map((node) => [
        h("span", { class: "name" }, node.name), pill(node),
        cluster?.keeper === node.name ? "decides who holds what" : "stands by", h("code", {}, node.url)]));
  }

  function pill(node) {
    const { word, kind } = condition(store, node);
    return h("span", { class: `pill ${kind}` }, word);
  }

  store.on(["nodes", "partitions", "cluster", "parts"], draw);
}

export function table(root, heads, rows) {
  show(root, h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": heads[0] }, h("table", {},
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell instanceof Node ? cell : String(cell)))))))));
}
