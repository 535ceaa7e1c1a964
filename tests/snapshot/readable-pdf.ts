import { strFromU8, unzlibSync } from 'fflate';

/** The file as it can be read: what is packed, then the rest. */
export function readable(bytes: Uint8Array): string {
  return `${streams(bytes).join('\n')}\n${latin1(bytes)}`;
}

/** The texts of the deflated streams. */
export function streams(bytes: Uint8Array): string[] {
  const source = latin1(bytes);
  return [...source.matchAll(/\/Filter \/FlateDecode[^>]*\/Length (\d+) >>\nstream\n/g)].map((match) => {
    const start = match.index + match[0].length;
    return latin1(unzlibSync(bytes.subarray(start, start + Number(match[1]))));
  });
}

export function latin1(bytes: Uint8Array): string {
  return strFromU8(bytes, true);
}
