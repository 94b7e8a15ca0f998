// Where everything on the ring is. Pure geometry: partitions stand together by the worker that should lead them.

const GAP = 3;
const LEAST = 9;

/** Angles in degrees, 0 at the top, clockwise. */
export function layout(partitions, numbers) {
  const groups = numbers.map((number) => ({
    number,
    members: partitions.filter((partition) => partition.primary === number),
  }));
  const empty = groups.filter((group) => group.members.length === 0).length;
  const room = 360 - GAP * groups.length - LEAST * empty;
  const each = room / Math.max(1, partitions.length);
  const places = new Map();
  const chips = new Map();
  let angle = GAP / 2;
  for (const group of groups) {
    const begin = angle;
    for (const partition of group.members) {
      places.set(partition.number, { from: angle, to: angle + each });
      angle += each;
    }
    angle += group.members.length === 0 ? LEAST : 0;
    chips.set(group.number, (begin + angle) / 2);
    angle += GAP;
  }
  return { places, chips };
}

export function point(radius, degrees) {
  const radians = ((degrees - 90) * Math.PI) / 180;
  return [radius * Math.cos(radians), radius * Math.sin(radians)];
}

/** A cell of the ring, between two radii and two angles. */
export function wedge(inner, outer, from, to) {
  const at = (radius, degrees) => point(radius, degrees).map((n) => n.toFixed(2)).join(" ");
  const large = to - from > 180 ? 1 : 0;
  return `M${at(outer, from)}A${outer} ${outer} 0 ${large} 1 ${at(outer, to)}`
    + `L${at(inner, to)}A${inner} ${inner} 0 ${large} 0 ${at(inner, from)}Z`;
}
