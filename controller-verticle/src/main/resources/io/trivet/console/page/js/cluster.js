// The cluster as the page speaks of it: what the controller says, together with what the switchboard sees.

/** A place in the colour scale for each worker, the same as long as it is there. */
export function colours(store) {
  const byNumber = new Map();
  workers(store).map((worker) => worker.number).filter((number) => number !== undefined)
    .sort((a, b) => a - b).forEach((number, place) => byNumber.set(number, place % 8));
  return byNumber;
}

export function nodes(store) {
  return store.get("nodes", []);
}

export function workers(store) {
  return nodes(store).filter((node) => node.role === "worker");
}

export function nameOf(store, number) {
  return workers(store).find((worker) => worker.number === number)?.name ?? `worker ${number}`;
}

/** What the switchboard says of a part: running, paused, ended, or nothing. */
export function partState(store, name) {
  return store.get("parts", []).find((part) => part.name === name)?.state;
}

/** One word for how a node does, and of which kind that is. */
export function condition(store, node) {
  const part = partState(store, node.name);
  if (store.get("busy", new Map()).has(node.name)) {
    return { word: store.get("busy").get(node.name), kind: "warn" };
  }
  if (part === "paused") {
    return { word: "paused", kind: "harm" };
  }
  if (part === "ended") {
    return { word: "not running", kind: "harm" };
  }
  if (node.health !== "up") {
    return { word: part === "running" ? "coming back" : "silent", kind: part === "running" ? "warn" : "harm" };
  }
  if (node.role === "worker" && node.store !== "well") {
    return { word: "no database", kind: "harm", sentence: `the database of ${node.name} does not answer` };
  }
  if (node.plan === "draining") {
    return copiesOf(store, node.number) > 0 ? { word: "draining", kind: "warn" } : { word: "drained", kind: "warn" };
  }
  return { word: "serving", kind: "well" };
}

/** Of how many partitions a worker has a copy, or one that may still count. */
export function copiesOf(store, number) {
  return partitions(store).filter(({ voters, next }) => voters.includes(number) || next.includes(number)).length;
}

/** What the PostgreSQL of a worker is called. */
export function database(worker) {
  return worker.replace(/^w/, "pg");
}

/** How many partitions cannot be served now: by what the page sees, which is sooner than what the cluster has noticed. */
export function unserved(store) {
  const up = live(store);
  const seen = partitions(store)
    .filter(({ voters }) => voters.filter((voter) => up.has(voter)).length <= voters.length / 2).length;
  return Math.max(seen, store.get("cluster")?.unavailable ?? 0);
}

/** The numbers of the workers that can serve their copies now, as far as is known. */
export function live(store) {
  return new Set(workers(store)
    .filter((worker) => worker.health !== "down" && worker.store !== undefined)
    .filter((worker) => [worker.name, database(worker.name)].every((part) => !["paused", "ended"].includes(partState(store, part))))
    .filter((worker) => ["well", "unknown"].includes(worker.store))
    .map((worker) => worker.number));
}

/** A partition with names for what stands in its row. */
export function partitions(store) {
  return store.get("partitions", []).map(([leader, primary, voters, next], number) =>
    ({ number, leader, primary, voters, next: next ?? [] }));
}

export function count(number, one, many) {
  return number === 1 ? `one ${one}` : `${number} ${many}`;
}
