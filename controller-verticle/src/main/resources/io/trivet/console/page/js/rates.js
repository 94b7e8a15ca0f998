// How many requests this controller answers, by route and outcome, from its own figures.

import { call } from "./api.js";
import { h, show } from "./dom.js";
import { table } from "./status.js";

const LOOK = 2000;
const LINE = /^trivet_http_requests_seconds_count\{(.*)\} (\S+)$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

export function rates(store, root, isShown) {
  let before;

  async function look() {
    if (document.hidden || !isShown() || store.get("connection") !== "live") {
      before = undefined;
      return;
    }
    const response = await call("/metrics");
    if (response.ok) {
      const now = { at: performance.now(), counts: parse(await response.text()) };
      if (before !== undefined) {
        draw(before, now);
      }
      before = now;
    }
  }

  function draw(first, last) {
    const seconds = (last.at - first.at) / 1000;
    const routes = new Map();
    for (const [key, count] of last.counts) {
      const [method, route, status] = key.split(" ");
      const row = routes.get(`${method} ${route}`) ?? { total: 0, rate: 0, well: 0, declined: 0, failed: 0 };
      const rate = (count - (first.counts.get(key) ?? 0)) / seconds;
      row.total += count;
      row.rate += rate;
      row[status < 400 ? "well" : status < 500 ? "declined" : "failed"] += rate;
      routes.set(`${method} ${route}`, row);
    }
    const rows = [...routes].sort((a, b) => b[1].rate - a[1].rate || b[1].total - a[1].total);
    table(root, ["Request", "A second", "Done", "Declined", "Failed", "Since its start"],
      rows.map(([name, row]) => [h("code", {}, name.replace(/ none$/, " of no such path")), row.rate.toFixed(1), row.well.toFixed(1), row.declined.toFixed(1),
        row.failed.toFixed(1), row.total]));
  }

  show(root, h("p", { class: "soft" }, "Counting …"));
  setInterval(() => look().catch(() => { before = undefined; }), LOOK);
}

function parse(text) {
  const counts = new Map();
  for (const line of text.split("\n")) {
    const match = LINE.exec(line);
    if (match !== null) {
      const labels = Object.fromEntries([...match[1].matchAll(LABEL)].map(([, name, value]) => [name, value]));
      counts.set(`${labels.method} ${labels.route} ${labels.status}`, Number(match[2]));
    }
  }
  return counts;
}
