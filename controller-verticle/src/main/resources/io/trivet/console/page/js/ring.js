// The ring: a wedge for each partition, three cells in it for its copies, the leader's outermost.

import { colours, condition, live, nameOf, nodes, partitions, unserved, workers } from "./cluster.js";
import { h, s, say, show } from "./dom.js";
import { layout, point, wedge } from "./ring-layout.js";
import { traffic } from "./traffic.js";

const BANDS = [[184, 222], [159, 180], [135, 155]];
const JOINING = [120, 131];
const CHIP = { wide: 112, high: 50, away: 232 };
const WIDE = 312;
const HIGH = 284;

export function ring(store, root) {
  const cells = s("g");
  const chips = s("g");
  const arrows = s("g", { "aria-hidden": "true" });
  const big = s("text", { class: "center big", y: "-4" });
  const lines = [0, 1].map((line) => s("text", { class: "center text", y: String(26 + 24 * line) }));
  const hubs = s("g");
  const picture = s("svg", { class: "ring", viewBox: `${-WIDE} ${-HIGH} ${2 * WIDE} ${2 * HIGH}`, role: "img" },
    cells, arrows, chips, hubs, big, lines);
  const moves = h("div", { class: "moves" });
  const drawn = new Map();
  let shape = "";
  let places = { places: new Map(), chips: new Map() };
  show(root, picture, moves, legend());
  traffic(store, arrows, whereIs, (partition) => places.places.get(partition));

  function whereIs(name) {
    const worker = workers(store).find((each) => each.name === name);
    return worker ? chipAt(places.chips.get(worker.number) ?? 0) : [0, 82];
  }

  function draw() {
    const all = partitions(store);
    const numbers = present(store);
    places = layout(all, numbers);
    const now = JSON.stringify([numbers, all.map((partition) => [partition.primary, partition.next.length])]);
    if (now !== shape) {
      shape = now;
      cells.replaceChildren();
      drawn.clear();
    }
    const colour = colours(store);
    const up = live(store);
    for (const partition of all) {
      colourIn(partition, colour, up);
    }
    drawChips(numbers, colour);
    drawCenter(all, up);
    drawMoves(all, colour);
  }

  function cell(key, band, place) {
    if (!drawn.has(key)) {
      const path = s("path", { d: wedge(...band, place.from, place.to) });
      drawn.set(key, path);
      cells.append(path);
    }
    return drawn.get(key);
  }

  function colourIn(partition, colour, up) {
    const place = places.places.get(partition.number);
    if (place === undefined) {
      return;
    }
    const led = partition.voters.includes(partition.leader) && up.has(partition.leader);
    const rest = partition.voters.filter((voter) => !led || voter !== partition.leader);
    const order = led ? [partition.leader, ...rest] : [undefined, ...rest.slice(1), rest[0]];
    order.slice(0, 3).forEach((worker, index) => {
      const path = cell(`${partition.number}/${index}`, BANDS[index], place);
      const kind = worker === undefined ? "cell unled"
        : `cell ${index > 0 ? "copy " : ""}${up.has(worker) ? `f${colour.get(worker)}` : "away"}`;
      if (path.getAttribute("class") !== kind) {
        path.setAttribute("class", kind);
      }
    });
    partition.next.filter((worker) => !partition.voters.includes(worker)).slice(0, 1).forEach((worker) => {
      cell(`${partition.number}/next`, JOINING, place).setAttribute("class", `cell joining f${colour.get(worker)}`);
    });
  }

  function drawChips(numbers, colour) {
    show(chips, numbers.map((number) => {
      const name = nameOf(store, number);
      const node = workers(store).find((each) => each.number === number);
      const state = node ? condition(store, node) : { word: "gone", kind: "harm" };
      const [x, y] = chipAt(places.chips.get(number));
      return s("g", { class: `chip ${state.kind === "harm" ? "gone" : ""}`, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
        s("rect", { x: -CHIP.wide / 2, y: -CHIP.high / 2, width: CHIP.wide, height: CHIP.high, rx: 12, class: `s${colour.get(number)}` }),
        s("text", { y: "-3" }, name), s("text", { y: "16", class: "state" }, state.word));
    }));
    const controllers = nodes(store).filter((node) => node.role === "controller");
    show(hubs, controllers.map((node, index) => {
      const x = (index - (controllers.length - 1) / 2) * 62;
      return s("g", { class: `hub ${condition(store, node).kind === "harm" ? "gone" : ""}`, transform: `translate(${x} 82)` },
        s("rect", { x: "-26", y: "-15", width: "52", height: "30", rx: "15" }), s("text", { y: "6" }, node.name));
    }));
  }

  function drawCenter(all, up) {
    const copies = store.get("cluster")?.replicas ?? 3;
    const short = all.filter((partition) => partition.voters.filter((voter) => up.has(voter)).length < copies).length;
    const lost = unserved(store);
    big.setAttribute("class", `center big ${lost > 0 ? "harm" : ""}`);
    const [number, first, second] = lost > 0 ? [lost, "partitions", "cannot be served"]
      : short > 0 ? [short, "partitions with", `fewer than ${copies} copies`]
        : [all.length, "partitions with", `all ${copies} copies`];
    say(big, all.length === 0 ? "" : String(number));
    say(lines[0], all.length === 0 ? "" : first);
    say(lines[1], all.length === 0 ? "" : second);
    picture.setAttribute("aria-label", `${number} ${first} ${second}. ` + workers(store)
      .map((worker) => `${worker.name} leads ${worker.leads}, ${condition(store, worker).word}`).join("; "));
  }

  function drawMoves(all, colour) {
    const ways = new Map();
    for (const partition of all.filter((each) => each.next.length > 0)) {
      const from = partition.voters.filter((voter) => !partition.next.includes(voter));
      const to = partition.next.filter((voter) => !partition.voters.includes(voter));
      to.forEach((worker, index) => {
        const way = `${from[index] ?? from[0] ?? ""}>${worker}`;
        ways.set(way, (ways.get(way) ?? 0) + 1);
      });
    }
    show(moves, [...ways].map(([way, number]) => {
      const [from, to] = way.split(">");
      return h("span", { class: "move" },
        from !== "" && [h("i", { class: `dot c${colour.get(Number(from))}` }), nameOf(store, Number(from)), " → "],
        h("i", { class: `dot c${colour.get(Number(to))}` }), nameOf(store, Number(to)),
        h("span", { class: "soft" }, number === 1 ? "one partition" : `${number} partitions`));
    }));
  }

  store.on(["partitions", "nodes", "cluster", "parts", "busy"], draw);
}

/** All that the cluster's map knows, also those that hold nothing now. */
function present(store) {
  return workers(store).map((worker) => worker.number).filter((number) => number !== undefined).sort((a, b) => a - b);
}

/** The middle of a worker's chip, which does not touch the ring whatever its angle. */
function chipAt(degrees) {
  const [x, y] = point(1, degrees);
  return point(CHIP.away + (Math.abs(x) * CHIP.wide + Math.abs(y) * CHIP.high) / 2.3, degrees);
}

function legend() {
  return h("p", { class: "ring-legend" }, "Wedge: a share of all keys. Outer cell: its leader. Inner: its copies. "
    + "Hollow: that worker is away, or nobody leads yet. Arrows: some of the requests.");
}
