// The tour: what is said at each step, what can be done there, and what has to be seen before it is over.

import { partState, partitions, workers } from "./cluster.js";

const SECONDS = 6;

/** Of these the first is paused, the second killed: workers that lead something. */
function candidates(store) {
  return workers(store).filter((worker) => worker.health === "up" && worker.leads > 0).map((worker) => worker.name);
}

/** Whether there is one to pause and another one to kill. */
export function isReady(store) {
  return candidates(store).length > 1;
}

function number(store, name) {
  return workers(store).find((worker) => worker.name === name)?.number;
}

function leads(store, name) {
  return partitions(store).filter((partition) => partition.leader === number(store, name)).length;
}

function should(store, name) {
  return partitions(store).filter((partition) => partition.primary === number(store, name)).length;
}

function isAway(store, name) {
  const worker = workers(store).find((each) => each.name === name);
  return ["paused", "ended"].includes(partState(store, name)) || worker?.health !== "up";
}

/** A step's `seen` gives pairs: what there is to see, and whether it has been seen. */
export function steps(store, data) {
  const names = candidates(store);
  const paused = names[1];
  const killed = names.filter((name) => name !== paused).at(-1);
  const allGreen = () => {
    const sum = data.sum(SECONDS);
    return sum.g > 0 && sum.r + sum.w === 0;
  };
  /** The same of seconds that are all after something has happened. */
  const greenSince = () => {
    let since;
    return (happened) => {
      since = happened ? since ?? data.last().n : undefined;
      return happened && data.last().n - since >= SECONDS && allGreen();
    };
  };
  const afterThePause = greenSince();
  const afterTheKill = greenSince();
  return [
    {
      title: "Every key lives on three workers",
      text: "The ring shows all keys, cut into partitions. Each wedge has three cells for its three copies: the outer one "
        + "is the leader, who answers for the partition, and its colour says who that is. Any two of the three are enough.",
      seen: () => [["Each partition has a leader", partitions(store).length > 0
        && partitions(store).every((partition) => partition.leader >= 0)]],
    },
    {
      title: "Clients are at work",
      text: "While you look on, one client at each node writes numbers and reads them back. Below, each has a row, and each "
        + "second a cell: green when it was served. They would also notice if a read were stale or a write lost.",
      seen: () => [["All of them are served", allGreen()]],
    },
    {
      title: `Freeze ${paused}`,
      text: `A frozen process is worse than a dead one: its connections stay open, and it answers nothing. Pause ${paused}, `
        + "and look at its part of the ring and at the strip.",
      action: { action: "pause", name: paused, text: `Pause ${paused}`, word: "pausing" },
      seen: () => [
        [`${paused} is frozen`, isAway(store, paused)],
        ["Others lead what it led", isAway(store, paused) && leads(store, paused) === 0
          && partitions(store).every((partition) => partition.leader >= 0)],
        ["All clients are still served, some seconds later", afterThePause(isAway(store, paused))],
      ],
    },
    {
      title: `Let ${paused} go on`,
      text: `It wakes up believing that it still leads. Nobody listens to that. It catches up with what it has missed, and gets `
        + "its share back; after a long pause that takes some seconds, for others have been given its copies meanwhile.",
      action: { action: "unpause", name: paused, text: `Resume ${paused}`, word: "resuming" },
      seen: () => [
        [`${paused} answers`, !isAway(store, paused)],
        ["It leads its part of the ring again", !isAway(store, paused) && should(store, paused) > 0
          && leads(store, paused) >= should(store, paused)],
      ],
    },
    {
      title: `Kill ${killed}`,
      text: `Now one really ends, without a chance to say anything. After some seconds the others make new copies of what it `
        + "held; the number in the middle of the ring counts down.",
      action: { action: "kill", name: killed, text: `Kill ${killed}`, word: "being killed" },
      seen: () => [
        [`${killed} is gone`, isAway(store, killed)],
        ["All clients are still served, some seconds later", afterTheKill(isAway(store, killed))],
        ["Every partition has its copies again", isAway(store, killed) && partitions(store).length > 0
          && partitions(store).every((partition) => !partition.voters.includes(number(store, killed)))],
      ],
    },
    {
      title: `Start ${killed} again`,
      text: "It comes back with its own database, is vouched for by the others, and gets a share again. That was the tour. "
        + "Break what you like, two things at once too: whatever cannot be served is refused, never answered wrongly.",
      action: { action: "start", name: killed, text: `Start ${killed}`, word: "starting" },
      seen: () => [
        [`${killed} serves again`, !isAway(store, killed)],
        ["It leads partitions again", leads(store, killed) > 0],
      ],
    },
  ];
}
