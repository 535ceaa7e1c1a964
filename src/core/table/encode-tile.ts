/** A value of a vector tile's feature. */
export type TileValue = string | number | boolean;

export interface TileFeature {
  /** In tile units: 0 to `EXTENT` within the tile. */
  readonly x: number;
  readonly y: number;
  readonly properties: Readonly<Record<string, TileValue>>;
}

export const EXTENT = 4096;

const encoder = new TextEncoder();

/** Points as one layer of a Mapbox Vector Tile, version 2.1 of the specification. */
export function encodeTile(layer: string, features: readonly TileFeature[]): Uint8Array<ArrayBuffer> {
  const keys = new Map<string, number>();
  const values = new Map<TileValue, number>();
  const body = new ByteWriter(64 + features.length * 32);
  for (const { x, y, properties } of features) {
    const tags = new ByteWriter(32);
    for (const [key, value] of Object.entries(properties)) {
      tags.varint(indexOf(keys, key));
      tags.varint(indexOf(values, value));
    }
    const geometry = new ByteWriter(16);
    // MoveTo, once.
    geometry.varint(9);
    geometry.varint(zigzag(Math.round(x)));
    geometry.varint(zigzag(Math.round(y)));
    const feature = new ByteWriter(64);
    feature.bytes(2, tags);
    feature.field(3, 1);
    feature.bytes(4, geometry);
    body.bytes(2, feature);
  }
  const content = new ByteWriter(body.length + 256);
  content.text(1, layer);
  content.append(body);
  for (const key of keys.keys()) content.text(3, key);
  for (const value of values.keys()) content.bytes(4, encodeValue(value));
  content.field(5, EXTENT);
  content.field(15, 2);
  const tile = new ByteWriter(content.length + 8);
  tile.bytes(3, content);
  return tile.finish();
}

function indexOf<K>(list: Map<K, number>, key: K): number {
  const known = list.get(key);
  if (known !== undefined) return known;
  list.set(key, list.size);
  return list.size - 1;
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function encodeValue(value: TileValue): ByteWriter {
  const writer = new ByteWriter(16);
  if (typeof value === 'string') writer.text(1, value);
  else if (typeof value === 'boolean') writer.field(7, value ? 1 : 0);
  else if (Number.isSafeInteger(value) && value >= 0) writer.field(5, value);
  else writer.double(3, value);
  return writer;
}

/** Protocol buffers, as much of them as a tile needs. */
class ByteWriter {
  #data: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity: number) {
    this.#data = new Uint8Array(capacity);
  }

  varint(value: number): void {
    this.#reserve(10);
    let rest = value;
    while (rest >= 128) {
      this.#data[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#data[this.length++] = rest;
  }
  field(number: number, value: number): void {
    this.varint(number << 3);
    this.varint(value);
  }
  bytes(number: number, content: ByteWriter): void {
    this.varint((number << 3) | 2);
    this.varint(content.length);
    this.append(content);
  }
  text(number: number, text: string): void {
    const bytes = encoder.encode(text);
    this.varint((number << 3) | 2);
    this.varint(bytes.length);
    this.#reserve(bytes.length);
    this.#data.set(bytes, this.length);
    this.length += bytes.length;
  }
  double(number: number, value: number): void {
    this.varint((number << 3) | 1);
    this.#reserve(8);
    new DataView(this.#data.buffer).setFloat64(this.length, value, true);
    this.length += 8;
  }
  append(content: ByteWriter): void {
    this.#reserve(content.length);
    this.#data.set(content.#data.subarray(0, content.length), this.length);
    this.length += content.length;
  }
  finish(): Uint8Array<ArrayBuffer> {
    return this.#data.slice(0, this.length);
  }
  #reserve(more: number): void {
    if (this.length + more <= this.#data.length) return;
    const grown = new Uint8Array(Math.max(this.length + more, this.#data.length * 2));
    grown.set(this.#data);
    this.#data = grown;
  }
}
