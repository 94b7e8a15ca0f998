// The strip: a cell for each second and client.

import { h, say, show } from "./dom.js";

const WORDS = { g: "served", a: "served, with an error", r: "not served", w: "answered wrongly", n: "no news" };
const MARKS = { pause: ["pause", false], kill: ["kill", false], unpause: ["resume", true], start: ["start", true], add: ["add a worker", true] };
// About how wide a letter of a mark is.
const LETTER = 6.6;
const narrow = matchMedia("(max-width: 700px)");

export function strip(store, data, root) {
  const sum = h("p", { class: "strip-sum" });
  const marks = h("div", { class: "marks" });
  const grid = h("div", { class: "strip-grid" });
  const rows = new Map();
  show(root, sum, grid);

  function seconds() {
    return narrow.matches ? 30 : 60;
  }

  function draw() {
    const clients = [...data.rows.keys()];
    if (clients.join() !== [...rows.keys()].join() || rows.seconds !== seconds()) {
      build(clients);
    }
    clients.forEach(paint);
    drawMarks();
    drawSum();
  }

  function build(clients) {
    rows.clear();
    rows.seconds = seconds();
    clients.forEach((client, index) => rows.set(client, {
      cells: Array.from({ length: seconds() }, () => h("i", { class: "box" })),
      door: h("small"), p50: h("span", { class: "figure" }), p99: h("span", { class: "figure" }),
      worst: h("span", { class: "figure worst" }), index,
    }));
    show(grid, h("span"), marks, h("span", { class: "head" }, "median"), h("span", { class: "head" }, "99 %"),
      h("span", { class: "head worst" }, "longest"),
      [...rows].map(([client, row]) => [
        h("span", { class: "who" }, `Client ${row.index + 1} `, row.door),
        h("div", { class: "cells", role: "img", "data-client": client }, row.cells),
        row.p50, row.p99, row.worst]),
      h("span"), h("div", { class: "axis" }, h("span", {}, `${seconds()} s ago`), narrow.matches ? "" : legend(), h("span", {}, "now")));
  }

  function paint(client) {
    const row = rows.get(client);
    const { figures } = data.rows.get(client);
    const first = data.last().n - seconds() + 1;
    row.cells.forEach((box, i) => {
      const cell = data.cell(client, first + i);
      if (box.dataset.cell !== cell) {
        box.dataset.cell = cell;
        box.className = `box ${cell}`;
        box.title = WORDS[cell];
      }
    });
    const red = row.cells.filter((box) => "rw".includes(box.dataset.cell)).length;
    row.cells[0].parentElement.setAttribute("aria-label",
      `Client ${row.index + 1}: ${red === 0 ? "served in every second" : `${red} seconds without an answer`}`);
    say(row.door, figures.door ? ` at ${figures.door}` : "");
    for (const name of ["p50", "p99", "worst"]) {
      say(row[name], figures[name] === undefined ? "" : `${figures[name]} ms`);
    }
  }

  function drawMarks() {
    const { n, at } = data.last();
    const spans = store.get("faults", [])
      .filter((fault) => fault.what === "begun" && fault.action in MARKS)
      .map((fault) => ({ fault, left: (seconds() - (at - fault.at) / 1000) / seconds() }))
      .filter(({ left }) => n > 0 && left >= 0 && left <= 1);
    const free = [0, 0];
    show(marks, spans.map(({ fault, left }) => mark(fault, left, free)));
  }

  /** Its words go into the lower of two lines, or the upper, or nowhere; its stroke is there in any case. */
  function mark(fault, left, free) {
    const [word, mends] = MARKS[fault.action];
    const text = `${word} ${fault.name}`.trim();
    const at = left * marks.clientWidth;
    const width = text.length * LETTER + 12;
    const flips = at + width > marks.clientWidth;
    const line = free.findIndex((end) => end <= (flips ? at - width : at));
    if (line >= 0) {
      free[line] = flips ? at : at + width;
    }
    const element = h("span", { class: `mark-at line${line} ${mends ? "mend" : ""} ${flips ? "flip" : ""}`, title: text }, line >= 0 ? text : "");
    element.style.left = `${at.toFixed(1)}px`;
    return element;
  }

  function drawSum() {
    const { g, a, r, w } = data.sum(seconds());
    const all = g + a + r + w;
    show(sum, all === 0 ? "Clients are starting …" : [
      h("strong", {}, r + w === 0 ? `All ${all}` : `${g + a} of ${all}`),
      ` client-seconds served in the last ${seconds()} s`,
      w > 0 ? h("strong", {}, ` — ${w} wrong`) : ". Nothing stale, nothing lost."]);
  }

  store.on(["strip"], () => { data.history(store.get("strip")); draw(); });
  store.on(["second"], () => { data.second(store.get("second")); draw(); });
  store.on(["faults"], drawMarks);
  narrow.addEventListener("change", draw);
}

function legend() {
  return h("div", { class: "strip-legend" },
    ["g", "a", "r", "n"].map((cell) => h("span", {}, h("i", { class: `box ${cell}` }), WORDS[cell])));
}
