import { PbfReader } from 'pbf';
import { readTileParts, signed, type TileParts } from './read-tile-parts';

export type FieldValue = string | number | boolean;

/** A feature as a vector tile has it. */
export interface VectorFeature {
  readonly layer: string;
  /** Units along the tile's side. */
  readonly extent: number;
  readonly id: number | null;
  /** Of a point feature, in tile units: x, y, x, y …; `null` for a line or an area. */
  readonly points: readonly number[] | null;
  /** Reads the lines of a line feature or the rings of an area, and throws when they are damaged; `null` of points. */
  readonly parts: (() => TileParts) | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** What one tile may hold at most: it may come from anybody. */
const MOST = { layers: 200, features: 2_000_000, keys: 10_000, values: 2_000_000, text: 20_000 } as const;
const [POINT, LINE, AREA] = [1, 2, 3] as const;
const MOVE_TO = 1;

/**
 * The features of a vector tile, by version 1 and 2 of its specification. The usual reader of such tiles trusts their lengths and counts: a few hostile
 * bytes make it read billions of fields. Here a part that is longer than what it lies in is an error.
 */
export function* readVectorTile(bytes: Uint8Array): Generator<VectorFeature> {
  const pbf = new PbfReader(bytes);
  const layers: Span[] = [];
  eachField(pbf, { from: 0, to: bytes.length }, { 3: (layer) => add(layers, layer, MOST.layers, 'layers') });
  for (const layer of layers) yield* readLayer(pbf, layer);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const NOTHING: Span = { from: 0, to: 0 };

function* readLayer(pbf: PbfReader, span: Span): Generator<VectorFeature> {
  const features: Span[] = [];
  const keys: string[] = [];
  const values: (FieldValue | null)[] = [];
  let [name, extent] = ['', 4096];
  eachField(pbf, span, {
    1: (text) => (name = textOf(pbf, text)),
    2: (feature) => add(features, feature, MOST.features, 'features'),
    3: (text) => add(keys, textOf(pbf, text), MOST.keys, 'names'),
    4: (value) => add(values, readValue(pbf, value), MOST.values, 'values'),
    5: (_, number) => (extent = number),
  });
  if (!(extent > 0)) throw new Error(`a layer has ${extent} units along its side`);
  for (const feature of features) yield { layer: name, extent, ...readFeature(pbf, feature, keys, values) };
}

function readFeature(
  pbf: PbfReader,
  span: Span,
  keys: readonly string[],
  values: readonly (FieldValue | null)[],
): Pick<VectorFeature, 'id' | 'points' | 'parts' | 'fields'> {
  let id: number | null = null;
  let type = 0;
  let [tags, geometry] = [NOTHING, NOTHING];
  eachField(pbf, span, {
    1: (_, number) => (id = number),
    2: (list) => (tags = list),
    3: (_, number) => (type = number),
    4: (list) => (geometry = list),
  });
  const fields = Object.create(null) as Record<string, FieldValue>;
  const list = varints(pbf, tags);
  for (let at = 0; at + 1 < list.length; at += 2) {
    const [key, value] = [keys[list[at] ?? -1], values[list[at + 1] ?? -1]];
    if (key === undefined || value === undefined) throw new Error('a feature has a field that its layer does not name');
    if (value !== null) fields[key] = value;
  }
  return {
    id,
    points: type === POINT ? pointsOf(varints(pbf, geometry)) : null,
    parts:
      type === LINE || type === AREA ? () => readTileParts(varints(pbf, geometry), { isArea: type === AREA }) : null,
    fields,
  };
}

/** Commands of which only MoveTo means a point; each coordinate is the difference from the one before. */
function pointsOf(commands: readonly number[]): number[] {
  const points: number[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < commands.length;) {
    const command = commands[at++] ?? 0;
    if ((command & 7) !== MOVE_TO) throw new Error('a point has a line');
    for (let count = command >>> 3; count > 0 && at < commands.length; count--) {
      x += signed(commands[at++] ?? 0);
      y += signed(commands[at++] ?? 0);
      points.push(x, y);
    }
  }
  return points;
}

/** `null` for a value of no kind that is known. */
function readValue(pbf: PbfReader, span: Span): FieldValue | null {
  let value: FieldValue | null = null;
  eachField(pbf, span, {
    1: (text) => (value = textOf(pbf, text)),
    2: (_, number) => (value = number),
    3: (_, number) => (value = number),
    4: (_, number) => (value = number),
    5: (_, number) => (value = number),
    6: (_, number) => (value = signed(number)),
    7: (_, number) => (value = number !== 0),
  });
  return value;
}

type Takers = Readonly<Record<number, (span: Span, number: number) => unknown>>;

/** Hands on each field of a message: where its bytes lie, or its number. Throws when one reaches beyond the message. */
function eachField(pbf: PbfReader, { from, to }: Span, takers: Takers): void {
  pbf.pos = from;
  while (pbf.pos < to) {
    const key = pbf.readVarint();
    const wire = key & 7;
    const start = wire === 2 ? pbf.readVarint() + pbf.pos : pbf.pos;
    const span = { from: pbf.pos, to: start };
    let number = NaN;
    if (wire === 2) pbf.pos = span.to;
    else if (wire === 0) number = pbf.readVarint(true);
    else if (wire === 1 && pbf.pos + 8 <= to) number = pbf.readDouble();
    else if (wire === 5 && pbf.pos + 4 <= to) number = pbf.readFloat();
    else throw new Error('its bytes are not those of a vector tile');
    const end = pbf.pos;
    if (end > to) throw new Error('it breaks off');
    takers[key >>> 3]?.(span, number);
    pbf.pos = end;
  }
}

function varints(pbf: PbfReader, span: Span): number[] {
  const numbers: number[] = [];
  pbf.pos = span.from;
  while (pbf.pos < span.to) numbers.push(pbf.readVarint());
  return numbers;
}

const decoder = new TextDecoder();

/** A longer text ends in an ellipsis: one value can stand in every feature of a tile. */
function textOf({ buf }: PbfReader, { from, to }: Span): string {
  const text = decoder.decode(buf.subarray(from, Math.min(to, from + 4 * MOST.text)));
  return text.length > MOST.text ? `${text.slice(0, MOST.text)}…` : text;
}

function add<T>(list: T[], item: T, most: number, what: string): number {
  if (list.length >= most) throw new Error(`it has more than ${most} ${what}`);
  return list.push(item);
}
