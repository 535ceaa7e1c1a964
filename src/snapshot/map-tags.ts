import { groupColor } from '../style/theme';
import { boxPath, circlePath, contains, inset } from './boxes';
import type { PagePoint } from './geo-path';
import { lineLength, pointAlong, type PageArrow } from './map-arrows';
import { markShapes } from './mark-shapes';
import type { NumberedClaim } from './number-claims';
import type { PageLook } from './page-look';
import { candidatesAround, nearestEdge, placeBoxes, type Placeable } from './place-boxes';
import type { Box, Shape } from './scene';
import { lineShapes, wrapRuns, type TextLine } from './text-layout';

/** What a tag speaks of: an area named as a whole, a spot, or the arrows of one leg. */
export interface TagSubject {
  readonly id: string;
  readonly kind: 'area' | 'spot' | 'leg';
  readonly title: string;
  readonly anchor: PagePoint;
  readonly claims: readonly NumberedClaim[];
  /** What it costs the tag to have its middle at a point. */
  readonly misplacement?: (point: PagePoint) => number;
  /** Of a leg: its arrow in the middle, and the places of all its arrows among the page's. */
  readonly line?: { readonly points: readonly PagePoint[]; readonly arrows: ReadonlySet<number> };
}

interface Tag {
  readonly subject: TagSubject;
  readonly title: readonly TextLine[];
  readonly columns: number;
  readonly cell: { readonly width: number; readonly height: number };
  readonly width: number;
  readonly height: number;
  /** Title and entries on one line, without a frame. */
  readonly isInline: boolean;
}

export interface PlacedTags {
  readonly shapes: readonly Shape[];
  /** Rectangles on the map that nothing else may cover. */
  readonly boxes: readonly Box[];
  /** Claims for whose tag there was no room, by subject. */
  readonly crowdedOut: readonly TagSubject[];
}

export interface TagSurroundings {
  readonly frame: Box;
  readonly taken: readonly Box[];
  readonly arrows: readonly PageArrow[];
  readonly selected: string | null;
}

/** The tags of all places and legs, none over another: each with the numbers of its claims. */
export function placeTags(
  subjects: readonly TagSubject[],
  { frame, taken, arrows, selected }: TagSurroundings,
  look: PageLook,
): PlacedTags {
  const { unit } = look;
  const gap = 2.5 * unit;
  const lines = arrows.map(({ points }) => points);
  const dots = subjects.filter(({ kind }) => kind === 'spot').map(({ anchor }) => anchor);
  const inner = inset(frame, 3 * unit);
  const area = { frame: inner, taken, dots, lines, gap };

  let tags = new Map(subjects.map((subject) => [subject.id, makeTag(subject, look, null)]));
  let boxes = placeBoxes(
    [...tags.values()].map((tag) => placeable(tag, inner, look)),
    area,
  );
  if (boxes.size < tags.size) {
    // Somebody found no room: plain numbers take half of it.
    tags = new Map(subjects.map((subject) => [subject.id, makeTag(subject, look, 'narrow')]));
    boxes = placeBoxes(
      [...tags.values()].map((tag) => placeable(tag, inner, look)),
      area,
    );
  }

  const leaders: Shape[] = [];
  const shapes: Shape[] = [];
  for (const tag of tags.values()) if (tag.subject.kind === 'spot') shapes.push(...spotShapes(tag.subject, look));
  for (const tag of tags.values()) {
    const box = boxes.get(tag.subject.id);
    if (box === undefined) continue;
    const leader = leaderShape(tag, box, look);
    if (leader !== null) leaders.push(leader);
    shapes.push(...tagShapes(tag, box, look, selected));
  }
  return {
    shapes: [...leaders, ...shapes],
    boxes: [
      ...boxes.values(),
      ...dots.map(([x, y]) => ({ x: x - 4 * unit, y: y - 4 * unit, width: 8 * unit, height: 8 * unit })),
    ],
    crowdedOut: subjects.filter(({ id }) => !boxes.has(id)),
  };
}

function makeTag(subject: TagSubject, look: PageLook, form: 'narrow' | null): Tag {
  const { unit, fonts } = look;
  const { claims, kind } = subject;
  const size = look.note.size;
  const hasLetters = look.theme.hasGroupLetters;
  const numberWidth = Math.max(
    ...claims.map(({ number, letter }) =>
      fonts.width({ text: `${number}${hasLetters ? letter : ''}`, weight: 600, size: size * 0.96 }),
    ),
  );
  const cell = { width: size * 1.06 + numberWidth + 3.4 * unit, height: size * 1.32 };
  const isInline = claims.length === 1 && kind !== 'leg';
  const count = kind === 'area' && claims.length > 1 ? ` · ${claims.length}` : '';
  const title = wrapRuns(
    subject.title === '' ? [] : [look.run(`${subject.title}${count}`, { weight: 600, color: look.theme.map.tagInk })],
    (form === 'narrow' ? 60 : 96) * unit,
    titleStyle(look),
    fonts,
  );
  const titleWidth = Math.max(0, ...title.map(({ width }) => width));
  const titleHeight = title.length * titleStyle(look).leading;
  const padding = 3.2 * unit;
  if (isInline)
    return {
      subject,
      title,
      columns: 1,
      cell,
      isInline,
      width: titleWidth + (title.length > 0 ? 3 * unit : 0) + cell.width - 3 * unit + padding * 2,
      height: Math.max(titleHeight, cell.height) + padding * 1.2,
    };
  const wanted = kind === 'leg' ? 6 : Math.ceil(Math.sqrt(claims.length * (form === 'narrow' ? 1 : 1.5)));
  const byTitle = Math.floor((titleWidth + 3.4 * unit) / cell.width);
  const columns = Math.min(claims.length, Math.max(wanted, byTitle, kind === 'leg' ? 1 : 2));
  const rows = Math.ceil(claims.length / columns);
  return {
    subject,
    title,
    columns,
    cell,
    isInline,
    width: Math.max(titleWidth, columns * cell.width - 3.4 * unit) + padding * 2,
    height: titleHeight + rows * cell.height + padding * (kind === 'leg' ? 1 : 1.6) + (title.length > 0 ? unit : 0),
  };
}

function titleStyle(look: PageLook): { size: number; leading: number } {
  return { size: look.body.size, leading: look.body.size * 1.2 };
}

function placeable(tag: Tag, frame: Box, look: PageLook): Placeable {
  const { subject, width, height } = tag;
  const { anchor, kind, line } = subject;
  const gap = (kind === 'spot' ? 5.5 : 3) * look.unit;
  const reach = Math.min(160 * look.unit, Math.max(frame.width, frame.height) / 3);
  const size = { width, height };
  const around = candidatesAround(anchor, size, frame, { isCentred: kind !== 'spot', gap, reach }).map((candidate) => ({
    ...candidate,
    cost: candidate.cost + (subject.misplacement?.([candidate.x, candidate.y]) ?? 0),
  }));
  if (line === undefined) return { id: subject.id, ...size, anchor, candidates: around };
  // On its line, near the middle, is where the numbers of a leg are looked for.
  const along = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8].map((share, at) => {
    const [x, y] = pointAlong(line.points, share);
    return { x, y, cost: at };
  });
  return { id: subject.id, ...size, anchor, candidates: [...along, ...around], ownLines: line.arrows };
}

/** A hairline from tag to place where they are apart. A leg's tag on its own line needs none. */
function leaderShape({ subject }: Tag, box: Box, look: PageLook): Shape | null {
  const { anchor, kind, line } = subject;
  const target =
    line === undefined ? anchor : nearestOnLine(line.points, [box.x + box.width / 2, box.y + box.height / 2]);
  const start = nearestEdge(box, target);
  const length = Math.hypot(start[0] - target[0], start[1] - target[1]);
  if (contains(box, target) || length < (kind === 'spot' ? 8 : 1.5) * look.unit) return null;
  return {
    kind: 'path',
    segments: [
      ['M', ...start],
      ['L', ...target],
    ],
    stroke: { color: look.theme.map.tagEdge, width: 0.5 * look.unit },
  };
}

/** One claim: its mark on the spot. Several: a dot there, the marks in the tag. */
function spotShapes({ anchor: [x, y], claims }: TagSubject, look: PageLook): Shape[] {
  const { unit, theme } = look;
  const [only] = claims;
  if (claims.length === 1 && only !== undefined) {
    const color = groupColor(theme.map, only.mark.slot);
    return [
      { kind: 'path', segments: circlePath(x, y, 3.9 * unit), fill: theme.map.tagPaper },
      ...markShapes(only.mark.modality, color, x, y, 6.4 * unit),
    ];
  }
  return [
    {
      kind: 'path',
      segments: circlePath(x, y, 2.2 * unit),
      fill: theme.map.tagInk,
      stroke: { color: theme.map.tagPaper, width: 1.1 * unit },
    },
  ];
}

function tagShapes(tag: Tag, box: Box, look: PageLook, selected: string | null): Shape[] {
  const { unit, theme } = look;
  const { subject, title, columns, cell, isInline } = tag;
  const { map } = theme;
  const padding = 3.2 * unit;
  const shapes: Shape[] = [];
  const isSelected = subject.claims.some(({ claim }) => claim.id === selected);
  const edge = { color: isSelected ? map.selection : map.tagEdge, width: (isSelected ? 1.4 : 0.45) * unit };
  if (subject.kind === 'area') {
    shapes.push({ kind: 'path', segments: boxPath(box), fill: map.tagPaper, stroke: edge, name: subject.id });
    // The heavy rule of a newspaper's column head.
    shapes.push({ kind: 'path', segments: boxPath({ ...box, height: 1.4 * unit }), fill: map.tagEdge });
  } else {
    const isQuiet = subject.kind === 'leg' || (isInline && !isSelected);
    shapes.push({
      kind: 'path',
      segments: boxPath(box),
      fill: map.tagPaper,
      ...(isQuiet ? { fillOpacity: 0.88 } : { stroke: edge }),
      name: subject.id,
    });
  }
  const style = titleStyle(look);
  const top = box.y + (isInline ? (box.height - title.length * style.leading) / 2 : padding);
  shapes.push(...lineShapes(title, { x: box.x + padding, y: top + style.size * 0.98 }, style));
  const titleWidth = Math.max(0, ...title.map(({ width }) => width));
  const origin: PagePoint = isInline
    ? [box.x + padding + titleWidth + (title.length > 0 ? 3 * unit : 0), box.y + (box.height - cell.height) / 2]
    : [
        box.x + padding,
        title.length > 0
          ? top + title.length * style.leading + unit
          : box.y + (box.height - Math.ceil(subject.claims.length / columns) * cell.height) / 2,
      ];
  for (const [at, claim] of subject.claims.entries()) {
    const x = origin[0] + (at % columns) * cell.width;
    const y = origin[1] + Math.floor(at / columns) * cell.height;
    shapes.push(...entryShapes(claim, x, y, cell.height, look, claim.claim.id === selected));
  }
  return shapes;
}

/** A mark and its number. */
export function entryShapes(
  { claim, mark, number, letter }: NumberedClaim,
  x: number,
  y: number,
  height: number,
  look: PageLook,
  isSelected = false,
): Shape[] {
  const { theme, fonts } = look;
  const size = look.note.size * 0.96;
  const color = groupColor(theme.map, mark.slot);
  const text = `${number}${theme.hasGroupLetters ? letter : ''}`;
  const width = fonts.width({ text, weight: 600, size });
  const baseline = y + height / 2 + size * 0.357;
  const radius = look.note.size * 0.45;
  const textX = x + look.note.size * 1.06;
  return [
    ...markShapes(mark.modality, color, x + radius, y + height / 2, radius * 2),
    {
      kind: 'text',
      x: textX,
      y: baseline,
      anchor: 'start',
      size,
      width,
      runs: [{ text, color: theme.map.tagInk, weight: 600 }],
    },
    ...(isSelected
      ? [
          {
            kind: 'path',
            name: claim.id,
            segments: [
              ['M', textX, baseline + size * 0.2],
              ['L', textX + width, baseline + size * 0.2],
            ],
            stroke: { color: theme.map.selection, width: 0.9 * look.unit },
          } as const,
        ]
      : []),
  ];
}

function nearestOnLine(points: readonly PagePoint[], [x, y]: PagePoint): PagePoint {
  let best: PagePoint = points[0] ?? [x, y];
  const steps = 100;
  if (lineLength(points) === 0) return best;
  for (let at = 0; at <= steps; at++) {
    const point = pointAlong(points, at / steps);
    if (Math.hypot(point[0] - x, point[1] - y) < Math.hypot(best[0] - x, best[1] - y)) best = point;
  }
  return best;
}
