// Arrows of real requests: from the node that was asked to the partition that the key is in.

import { s } from "./dom.js";
import { point } from "./ring-layout.js";

const MOST = 16;
const MILLIS = 650;
const EDGE = 225;
const EDGE_INSIDE = 132;
const still = matchMedia("(prefers-reduced-motion: reduce)");

export function traffic(store, layer, whereIs, placeOf) {
  function fly([entry, partition, kind]) {
    const place = placeOf(partition);
    if (place === undefined || layer.childElementCount >= MOST) {
      return;
    }
    const [x, y] = whereIs(entry);
    const inside = Math.hypot(x, y) < EDGE_INSIDE;
    const [u, v] = point(inside ? EDGE_INSIDE : EDGE, (place.from + place.to) / 2);
    const turn = Math.atan2(v - y, u - x);
    const arrow = s("path", { class: `arrow ${kind}`, d: "M-7 -5 0 0 -7 5" });
    layer.append(arrow);
    arrow.animate([
      { transform: `translate(${x}px, ${y}px) rotate(${turn}rad)`, opacity: 0 },
      { opacity: 0.75, offset: 0.2 },
      { transform: `translate(${u}px, ${v}px) rotate(${turn}rad)`, opacity: 0.75 },
    ], { duration: MILLIS, easing: "ease-in-out" }).onfinish = () => arrow.remove();
  }

  store.on(["traffic"], () => {
    if (!still.matches && !document.hidden && layer.checkVisibility()) {
      store.get("traffic").forEach((passed, index) => setTimeout(fly, index * 40, passed));
    }
  });
}
