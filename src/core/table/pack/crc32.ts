const BYTES = 8;
/** What a byte does to the sum when no other follows it, and when so many do. */
const FIRST = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const TABLES = [FIRST];
for (let more = 1; more < BYTES; more++)
  TABLES.push(TABLES[more - 1]?.map((value) => (value >>> 8) ^ (FIRST[value & 255] ?? 0)) ?? FIRST);
const [T0, T1, T2, T3, T4, T5, T6, T7] = TABLES as [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
];

/** The check sum of ISO 3309, as in gzip; eight bytes at a time ("slicing-by-8", Kounavis and Berry 2005), several times faster than one by one. */
export function crc32(bytes: Uint8Array): number {
  let sum = -1;
  let at = 0;
  for (const last = bytes.length - BYTES; at <= last; at += BYTES) {
    const low =
      sum ^
      ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24));
    sum =
      (T7[low & 255] ?? 0) ^
      (T6[(low >>> 8) & 255] ?? 0) ^
      (T5[(low >>> 16) & 255] ?? 0) ^
      (T4[low >>> 24] ?? 0) ^
      (T3[bytes[at + 4] ?? 0] ?? 0) ^
      (T2[bytes[at + 5] ?? 0] ?? 0) ^
      (T1[bytes[at + 6] ?? 0] ?? 0) ^
      (T0[bytes[at + 7] ?? 0] ?? 0);
  }
  for (; at < bytes.length; at++) sum = (T0[(sum ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (sum >>> 8);
  return (sum ^ -1) >>> 0;
}
