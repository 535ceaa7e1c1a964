import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { zlibSync } from 'fflate';
import { pdfDictionary, type PdfValue } from './pdf-syntax';

/** Points to an object of the file. */
export type PdfReference = `${number} 0 R`;

interface StreamOptions {
  readonly entries?: Readonly<Record<string, PdfValue | undefined>>;
  /** Bytes that are already deflated, or that must stay readable. */
  readonly asIs?: boolean;
}

/** The second line marks the file as binary for whatever carries it. */
const HEADER = new Uint8Array([...utf8ToBytes('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]);

/** So many small objects are packed together. */
const PACK = 200;
/** Bytes of a row in the table of objects: its kind, where it is, which of several it is there. */
const ROW = [1, 4, 2] as const;
const ROW_BYTES = 7;

type PdfObject =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'stream'; readonly parts: readonly Uint8Array[] };

/** Where an object is: at a byte of the file, or in a pack. */
type Location = readonly [kind: 1, offset: number, generation: 0] | readonly [kind: 2, pack: number, index: number];

/** The objects of a PDF file in the order in which they were asked for. Takes no clock and no chance: same objects, same bytes. */
export class PdfFile {
  readonly #objects: (PdfObject | null)[] = [];

  /** A number for an object that comes later. */
  reserve(): PdfReference {
    this.#objects.push(null);
    return `${this.#objects.length} 0 R`;
  }

  add(text: PdfValue, reference = this.reserve()): PdfReference {
    this.#objects[numberOf(reference) - 1] = { kind: 'value', text };
    return reference;
  }

  addStream(bytes: Uint8Array, { entries = {}, asIs = false }: StreamOptions = {}): PdfReference {
    const data = asIs ? bytes : zlibSync(bytes, { level: 9 });
    const dictionary = pdfDictionary({
      ...entries,
      ...(asIs ? {} : { Filter: '/FlateDecode' }),
      Length: String(data.length),
    });
    const reference = this.reserve();
    const parts = [utf8ToBytes(`${dictionary}\nstream\n`), data, utf8ToBytes('\nendstream')];
    this.#objects[numberOf(reference) - 1] = { kind: 'stream', parts };
    return reference;
  }

  /** The whole file: small objects packed and deflated, as PDF 1.5 allows, then the table of where everything is. */
  finish({ root, info }: { root: PdfReference; info: PdfReference }): Uint8Array<ArrayBuffer> {
    const locations = this.#packValues();
    const parts: Uint8Array[] = [HEADER];
    let length = HEADER.length;
    const write = (bytes: Uint8Array): void => {
      parts.push(bytes);
      length += bytes.length;
    };
    this.#objects.forEach((object, index) => {
      if (object?.kind !== 'stream') return;
      locations.set(index + 1, [1, length, 0]);
      write(utf8ToBytes(`${index + 1} 0 obj\n`));
      object.parts.forEach(write);
      write(utf8ToBytes('\nendobj\n'));
    });
    const digest = parts.reduce((hash, part) => hash.update(part), sha256.create()).digest();
    const identifier = `<${bytesToHex(digest.subarray(0, 16))}>`;
    const start = length;
    const size = this.#objects.length + 2;
    locations.set(size - 1, [1, start, 0]);
    const table = zlibSync(tableOf(locations, size), { level: 9 });
    const dictionary = pdfDictionary({
      Type: '/XRef',
      Size: String(size),
      W: `[${ROW.join(' ')}]`,
      Root: root,
      Info: info,
      ID: `[${identifier} ${identifier}]`,
      Filter: '/FlateDecode',
      Length: String(table.length),
    });
    write(utf8ToBytes(`${size - 1} 0 obj\n${dictionary}\nstream\n`));
    write(table);
    write(utf8ToBytes(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`));
    return joined(parts, length);
  }

  #packValues(): Map<number, Location> {
    const values = this.#objects.map((object, index) => {
      if (!object) throw new Error(`Expected object ${index + 1} of the PDF to have been written.`);
      return { number: index + 1, object };
    });
    const small = values.flatMap(({ number, object }) =>
      object.kind === 'value' ? [{ number, text: object.text }] : [],
    );
    const locations = new Map<number, Location>();
    for (let at = 0; at < small.length; at += PACK) {
      const members = small.slice(at, at + PACK);
      let offset = 0;
      const index = members.map(({ number, text }) => {
        const entry = `${number} ${offset}`;
        offset += utf8ToBytes(text).length + 1;
        return entry;
      });
      const header = `${index.join(' ')}\n`;
      const pack = this.addStream(utf8ToBytes(header + members.map(({ text }) => `${text}\n`).join('')), {
        entries: { Type: '/ObjStm', N: String(members.length), First: String(header.length) },
      });
      members.forEach(({ number }, position) => locations.set(number, [2, numberOf(pack), position]));
    }
    return locations;
  }
}

function tableOf(locations: ReadonlyMap<number, Location>, size: number): Uint8Array {
  const bytes = new Uint8Array(size * ROW_BYTES);
  const view = new DataView(bytes.buffer);
  // Object 0 heads the list of free objects.
  view.setUint16(ROW[0] + ROW[1], 0xffff);
  for (const [number, [kind, place, index]] of locations) {
    view.setUint8(number * ROW_BYTES, kind);
    view.setUint32(number * ROW_BYTES + ROW[0], place);
    view.setUint16(number * ROW_BYTES + ROW[0] + ROW[1], index);
  }
  return bytes;
}

function numberOf(reference: PdfReference): number {
  return parseInt(reference, 10);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
