/** First bytes of files that people take for tables, and what to do with them. */
const KINDS: readonly (readonly [start: string, what: string])[] = [
  ['PK\x03\x04', 'a spreadsheet or an archive. Save the sheet as CSV, or unpack the archive'],
  ['\xd0\xcf\x11\xe0', 'an old spreadsheet. Save the sheet as CSV'],
  ['SQLite format 3', 'a database (GeoPackage or SQLite). Save its layer as CSV, GeoJSON, FlatGeobuf or GeoParquet'],
  ['%PDF', 'a PDF. Ask for the data as CSV'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['\xff\xfe', 'text in UTF-16. Save it as CSV in UTF-8'],
  ['\xfe\xff', 'text in UTF-16. Save it as CSV in UTF-8'],
  ['<', 'a web page or XML, not a table. Look whether the address is right'],
];

/** What a file is that is no table, by its first bytes; `null` when it may be one. */
export function wrongKind(first: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(first.subarray(0, 200)).replace(/^(\xef\xbb\xbf)?\s+/, '');
  return KINDS.find(([start]) => text.startsWith(start))?.[1] ?? (isUtf8(first) ? null : OTHER_LETTERS);
}

const OTHER_LETTERS =
  'not text in UTF-8: its letters would come out wrong. Save it as "CSV UTF-8", or convert it (iconv -t UTF-8)';
/** Bytes that are looked at; the last letter may be cut. */
const LOOKED_AT = 65_536;

/** Whether letters beyond ASCII are mostly those of UTF-8: one damaged letter does not make a file another encoding's, unless it is the only one. */
function isUtf8(first: Uint8Array): boolean {
  const text = new TextDecoder().decode(first.subarray(0, LOOKED_AT), { stream: true });
  const others = text.match(/[^\0-\x7f]/gu) ?? [];
  return others.filter((letter) => letter === '\ufffd').length * 2 <= others.length;
}
