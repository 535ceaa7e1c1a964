import { PbfWriter } from 'pbf';

type Value = string | number | boolean;
export interface TestFeature {
  readonly id?: number;
  readonly type?: 'point' | 'line' | 'polygon';
  /** In tile units. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Further rings or lines. */
  readonly more?: readonly TestFeature['points'][];
  readonly fields?: Readonly<Record<string, Value>>;
}
interface TestLayer {
  readonly name: string;
  readonly extent?: number;
  readonly features: readonly TestFeature[];
}

const TYPES = { point: 1, line: 2, polygon: 3 } as const;

/** A vector tile, version 2.1 of the specification, as other software writes it: keys and values behind the features, numbers in every kind. */
export function writeTile(layers: readonly TestLayer[]): Uint8Array<ArrayBuffer> {
  const tile = new PbfWriter();
  for (const layer of layers) tile.writeMessage(3, writeLayer, layer);
  return Uint8Array.from(tile.finish());
}

function writeLayer({ name, extent = 4096, features }: TestLayer, layer: PbfWriter): void {
  const keys: string[] = [];
  const values: Value[] = [];
  const indexOf = <T>(list: T[], item: T): number => {
    const at = list.indexOf(item);
    return at === -1 ? list.push(item) - 1 : at;
  };
  layer.writeVarintField(15, 2);
  layer.writeStringField(1, name);
  for (const { id, type = 'point', points, more = [], fields = {} } of features) {
    const tags = Object.entries(fields).flatMap(([key, value]) => [indexOf(keys, key), indexOf(values, value)]);
    layer.writeMessage(
      2,
      (_, feature) => {
        if (id !== undefined) feature.writeVarintField(1, id);
        if (tags.length > 0) feature.writePackedVarint(2, tags);
        feature.writeVarintField(3, TYPES[type]);
        feature.writePackedVarint(4, geometry(type, [points, ...more]));
      },
      null,
    );
  }
  for (const key of keys) layer.writeStringField(3, key);
  for (const value of values) layer.writeMessage(4, writeValue, value);
  layer.writeVarintField(5, extent);
}

function geometry(type: keyof typeof TYPES, parts: readonly TestFeature['points'][]): number[] {
  const numbers: number[] = [];
  let [x, y] = [0, 0];
  const go = (to: readonly [number, number]): void => {
    numbers.push(zigzag(to[0] - x), zigzag(to[1] - y));
    [x, y] = to;
  };
  for (const points of parts) {
    const [first, ...rest] = points;
    if (first === undefined) continue;
    numbers.push(((type === 'point' ? points.length : 1) << 3) | 1);
    go(first);
    if (type !== 'point') numbers.push((rest.length << 3) | 2);
    rest.forEach(go);
    if (type === 'polygon') numbers.push(15);
  }
  return numbers;
}

function writeValue(value: Value, writer: PbfWriter): void {
  if (typeof value === 'string') writer.writeStringField(1, value);
  else if (typeof value === 'boolean') writer.writeBooleanField(7, value);
  else if (!Number.isSafeInteger(value)) writer.writeDoubleField(3, value);
  else if (value < 0) writer.writeSVarintField(6, value);
  else writer.writeVarintField(value % 2 === 0 ? 4 : 5, value);
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}
