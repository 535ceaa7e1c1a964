import type { Group, PathSegment, Shape } from './scene';

/** Hundredths of a point: finer than any press, and the same whatever the last bit of a sine was. */
export function round(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  // No negative zero, which some programs would write.
  return rounded === 0 ? 0 : rounded;
}

/** A group with every length rounded, so that two computers make the same bytes. */
export function roundGroup(group: Group): Group {
  return { ...group, ...(group.clip && { clip: roundAll(group.clip) }), shapes: group.shapes.map(roundShape) };
}

function roundShape(shape: Shape): Shape {
  switch (shape.kind) {
    case 'path':
      return {
        ...shape,
        segments: shape.segments.map(
          (segment) => segment.map((part) => (typeof part === 'number' ? round(part) : part)) as unknown as PathSegment,
        ),
        ...(shape.fill !== undefined && { fill: typeof shape.fill === 'string' ? shape.fill : roundAll(shape.fill) }),
        ...(shape.stroke && {
          stroke: {
            ...roundAll(shape.stroke),
            ...(shape.stroke.dash && { dash: shape.stroke.dash.map((length) => Math.max(0.01, round(length))) }),
          },
        }),
      };
    case 'text':
      return { ...roundAll(shape), ...(shape.halo && { halo: roundAll(shape.halo) }) };
    case 'image':
      return { ...shape, box: roundAll(shape.box) };
  }
}

/** The numbers right in an object, rounded. */
function roundAll<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [key, typeof part === 'number' ? round(part) : part]),
  ) as T;
}
