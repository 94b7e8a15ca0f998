// Follows the controller's stream, and says whether it still speaks.

import { call } from "./api.js";
import { read } from "./events.js";

const SILENT = 2500;
const GIVEN_UP = 20000;
const AGAIN = 1000;

export function follow(store) {
  let heard = 0;
  let abort = new AbortController();

  function word() {
    heard = Date.now();
    state("live");
  }

  function state(now) {
    if (store.get("connection") !== now) {
      store.set("connection", now);
    }
  }

  async function run() {
    for (;;) {
      abort = new AbortController();
      heard = Date.now();
      state(await listen().catch(() => "lost"));
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }

  /** Until the stream ends, and what that means. */
  async function listen() {
    const response = await call("/console/events", { signal: abort.signal });
    if (response.ok) {
      await read(response, (event) => store.set(event.name, JSON.parse(event.data)), word);
      return "lost";
    }
    store.set("refusal", (await response.json()).detail);
    return "refused";
  }

  // A frozen controller keeps its connection and says nothing; when it goes on, so does the stream.
  setInterval(() => {
    const silence = Date.now() - heard;
    if (silence > GIVEN_UP) {
      abort.abort();
    } else if (silence > SILENT && store.get("connection") === "live") {
      state("silent");
    }
  }, 500);
  run();
}
