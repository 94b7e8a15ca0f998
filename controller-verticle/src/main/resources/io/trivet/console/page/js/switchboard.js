// What the buttons speak to: the cluster's own deploy/local, where that runs it; elsewhere whoever looks at the page.

import { json } from "./api.js";
import { toast } from "./toast.js";

const LOOK = 2000;

export function createSwitchboard(store) {
  let about = {};

  async function call(path, options = {}) {
    const headers = { ...options.headers, Authorization: `Bearer ${about.switchboard_key}` };
    const response = await fetch(about.switchboard + path, { ...options, headers, cache: "no-store" });
    const content = await response.json();
    if (!response.ok) {
      throw new Error(content.said);
    }
    return content;
  }

  async function look() {
    if (about.switchboard === undefined || document.hidden) {
      return;
    }
    try {
      const state = await call("/state");
      store.set("parts", state.parts);
      store.set("faults", state.history);
      store.set("can-act", true);
    } catch {
      store.set("can-act", false);
    }
  }

  function busy(name, word) {
    const now = new Map(store.get("busy", new Map()));
    word === undefined ? now.delete(name) : now.set(name, word);
    store.set("busy", now);
  }

  /** Who does what the buttons say: the switchboard, the user by a command, or nobody. */
  function means() {
    if (about.switchboard !== undefined) {
      return store.get("can-act") ? "switchboard" : undefined;
    }
    return about.command === undefined ? undefined : "command";
  }

  return {
    means,
    /** Asks the controller again and again where the switchboard is: it may be starting, or frozen. */
    async start() {
      try {
        about = await json("/console/about");
      } catch {
        setTimeout(() => this.start(), LOOK);
        return;
      }
      await look();
      store.set("about", about);
      setInterval(look, LOOK);
    },
    /** Has it done; what goes wrong is told. */
    async act(action, name, word) {
      if (means() === "command") {
        store.set("to-type", `${about.command} ${action} ${name}`);
        return;
      }
      busy(name ?? "", word);
      setTimeout(look, 150);
      try {
        await call("/do", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(name === undefined ? { action } : { action, name }),
        });
      } catch (failure) {
        toast(failure.message);
      } finally {
        busy(name ?? "", undefined);
        await look();
      }
    },
  };
}
