// What is known, by topics, and who wants to hear of it.

export function createStore() {
  const values = new Map();
  const listeners = new Set();
  const changed = new Set();
  let scheduled = false;

  function tell() {
    scheduled = false;
    const topics = new Set(changed);
    changed.clear();
    for (const { wanted, listener } of listeners) {
      if (wanted.some((topic) => topics.has(topic))) {
        listener();
      }
    }
  }

  return {
    get: (topic, otherwise) => (values.has(topic) ? values.get(topic) : otherwise),
    set(topic, value) {
      values.set(topic, value);
      changed.add(topic);
      if (!scheduled) {
        scheduled = true;
        queueMicrotask(tell);
      }
    },
    /** Calls back after any of these topics has changed, until what it returns is called. */
    on(wanted, listener) {
      const entry = { wanted, listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}
