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

/** The objects of a PDF file in the order in which they were asked for. Takes no clock and no chance: same objects, same bytes. */
export class PdfFile {
  readonly #objects: (readonly Uint8Array[] | null)[] = [];

  /** A number for an object that comes later. */
  reserve(): PdfReference {
    this.#objects.push(null);
    return `${this.#objects.length} 0 R`;
  }

  add(value: PdfValue, reference = this.reserve()): PdfReference {
    this.#objects[numberOf(reference) - 1] = [utf8ToBytes(value)];
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
    this.#objects[numberOf(reference) - 1] = [utf8ToBytes(`${dictionary}\nstream\n`), data, utf8ToBytes('\nendstream')];
    return reference;
  }

  finish({ root, info }: { root: PdfReference; info: PdfReference }): Uint8Array {
    const parts: Uint8Array[] = [HEADER];
    let length = HEADER.length;
    const write = (bytes: Uint8Array): void => {
      parts.push(bytes);
      length += bytes.length;
    };
    const offsets = this.#objects.map((object, index) => {
      if (!object) throw new Error(`Expected object ${index + 1} of the PDF to have been written.`);
      const offset = length;
      write(utf8ToBytes(`${index + 1} 0 obj\n`));
      object.forEach(write);
      write(utf8ToBytes('\nendobj\n'));
      return offset;
    });
    const start = length;
    const digest = parts.reduce((hash, part) => hash.update(part), sha256.create()).digest();
    const identifier = `<${bytesToHex(digest.subarray(0, 16))}>`;
    const size = String(offsets.length + 1);
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const trailer = pdfDictionary({ Size: size, Root: root, Info: info, ID: `[${identifier} ${identifier}]` });
    write(utf8ToBytes(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`));
    write(utf8ToBytes(`trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`));
    return joined(parts, length);
  }
}

function numberOf(reference: PdfReference): number {
  return parseInt(reference, 10);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
