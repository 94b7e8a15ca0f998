// The seconds of all clients, put into their places. Pure but for what it has been told.

const KEPT = 240;

export function createStripData() {
  const rows = new Map();
  let last = { n: 0, at: 0 };

  function put(client, n, cell) {
    if (!rows.has(client)) {
      rows.set(client, { cells: new Map(), figures: {} });
    }
    const cells = rows.get(client).cells;
    cells.set(n, cell);
    cells.delete(n - KEPT);
  }

  return {
    rows,
    last: () => last,
    /** All that the controller remembers. */
    history({ n, at, rows: told }) {
      rows.clear();
      told.forEach(({ client, cells }) => [...cells].forEach((cell, i) => put(client, n - cells.length + 1 + i, cell)));
      last = { n, at };
    },
    second({ n, at, clients }) {
      for (const [client, { cell, ...figures }] of Object.entries(clients)) {
        put(client, n, cell);
        rows.get(client).figures = figures;
      }
      [...rows.keys()].filter((client) => !(client in clients)).forEach((client) => rows.delete(client));
      last = { n, at };
    },
    cell: (client, n) => rows.get(client)?.cells.get(n) ?? "n",
    /** How many of the last seconds were of which kind, over all clients. */
    sum(seconds) {
      const sum = { g: 0, a: 0, r: 0, w: 0 };
      for (const { cells } of rows.values()) {
        for (let n = last.n - seconds + 1; n <= last.n; n++) {
          const cell = cells.get(n);
          if (cell in sum) {
            sum[cell]++;
          }
        }
      }
      return sum;
    },
  };
}
