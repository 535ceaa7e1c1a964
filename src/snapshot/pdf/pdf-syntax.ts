/** A piece of PDF syntax, written out. */
export type PdfValue = string;

/** A dictionary; entries without a value are left out. */
export function pdfDictionary(entries: Readonly<Record<string, PdfValue | undefined>>): PdfValue {
  const written = Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [`/${key} ${value}`]));
  return `<< ${written.join(' ')} >>`;
}

/** A text string, as UTF-16 in hexadecimal: nothing in it can end it. */
export function pdfText(text: string): PdfValue {
  let hexadecimal = 'FEFF';
  for (let at = 0; at < text.length; at++)
    hexadecimal += text.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase();
  return `<${hexadecimal}>`;
}

/** A string of ASCII, readable in the file: addresses and dates. */
export function pdfAscii(text: string): PdfValue {
  if (/[^\x20-\x7e]/.test(text)) throw new Error('Expected printable ASCII for a PDF byte string.');
  return `(${text.replace(/[\\()]/g, '\\$&')})`;
}

/** Hundredths of a point (3.5 µm) are finer than any press. */
export function pdfNumber(value: number, digits = 2): PdfValue {
  if (!Number.isFinite(value)) throw new Error(`Expected a finite number for a PDF, got ${String(value)}.`);
  const scale = 10 ** digits;
  const rounded = Math.round(value * scale) / scale;
  return String(rounded === 0 ? 0 : rounded);
}

export function pdfNumbers(values: readonly number[], digits = 2): PdfValue {
  return values.map((value) => pdfNumber(value, digits)).join(' ');
}

/** `#rrggbb` as the operands of `rg` and `RG`. */
export function pdfColor(color: string): PdfValue {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (!digits) throw new Error(`Expected a colour as #rrggbb, got "${color}".`);
  return pdfNumbers(
    digits.slice(1).map((pair) => parseInt(pair, 16) / 255),
    3,
  );
}
