import type { TileValue } from '../../../src/core/table/encode-tile';

/** The features of a tile's only layer, read by the specification, not by our writer. */
export function readTile(
  tile: Uint8Array,
): { readonly x: number; readonly y: number; readonly properties: Record<string, TileValue> }[] {
  const layer = fields(tile).find(({ number }) => number === 3)?.bytes ?? new Uint8Array();
  const parts = fields(layer);
  const keys = parts.filter(({ number }) => number === 3).map(({ bytes }) => new TextDecoder().decode(bytes));
  const values = parts.filter(({ number }) => number === 4).map(({ bytes }) => valueOf(bytes));
  return parts
    .filter(({ number }) => number === 2)
    .map(({ bytes }) => {
      const feature = fields(bytes);
      const tags = varints(feature.find(({ number }) => number === 2)?.bytes ?? new Uint8Array());
      const [command, x = 0, y = 0] = varints(feature.find(({ number }) => number === 4)?.bytes ?? new Uint8Array());
      if (command !== 9) throw new Error(`Expected one MoveTo, got ${command}.`);
      const properties: Record<string, TileValue> = {};
      for (let at = 0; at < tags.length; at += 2)
        properties[keys[tags[at] ?? -1] ?? '?'] = values[tags[at + 1] ?? -1] ?? '?';
      return { x: signed(x), y: signed(y), properties };
    });
}

interface Field {
  readonly number: number;
  readonly value: number;
  readonly bytes: Uint8Array;
}

function fields(bytes: Uint8Array): Field[] {
  const found: Field[] = [];
  const reader = { bytes, at: 0 };
  while (reader.at < bytes.length) {
    const key = varint(reader);
    const [number, type] = [key >>> 3, key & 7];
    if (type === 0) found.push({ number, value: varint(reader), bytes: new Uint8Array() });
    else {
      const length = type === 1 ? 8 : varint(reader);
      found.push({ number, value: 0, bytes: bytes.subarray(reader.at, reader.at + length) });
      reader.at += length;
    }
  }
  return found;
}

function valueOf(bytes: Uint8Array): TileValue {
  const [field] = fields(bytes);
  if (field === undefined) throw new Error('A value of nothing.');
  if (field.number === 1) return new TextDecoder().decode(field.bytes);
  if (field.number === 3) return new DataView(field.bytes.buffer, field.bytes.byteOffset, 8).getFloat64(0, true);
  return field.number === 7 ? field.value === 1 : field.value;
}

function varints(bytes: Uint8Array): number[] {
  const reader = { bytes, at: 0 };
  const numbers: number[] = [];
  while (reader.at < bytes.length) numbers.push(varint(reader));
  return numbers;
}

function varint(reader: { readonly bytes: Uint8Array; at: number }): number {
  let [value, scale] = [0, 1];
  for (;;) {
    const byte = reader.bytes[reader.at++] ?? 0;
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) return value;
  }
}

function signed(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
