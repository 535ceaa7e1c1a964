/** The international texts of a PNG by keyword, and how many pixels a metre it says to have, as another reader would find them. */
export function pngTexts(png: Uint8Array): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { type, data } of pngChunks(png)) {
    if (type !== 'iTXt') continue;
    const keyword = data.indexOf(0);
    const language = data.indexOf(0, keyword + 3);
    const translated = data.indexOf(0, language + 1);
    texts.set(latin1(data.subarray(0, keyword)), new TextDecoder().decode(data.subarray(translated + 1)));
  }
  return texts;
}

export function pngPixelsPerMeter(png: Uint8Array): number | null {
  const [only, ...more] = [...pngChunks(png)].filter(({ type }) => type === 'pHYs');
  if (only === undefined || more.length > 0 || only.data[8] !== 1) return null;
  const view = new DataView(only.data.buffer, only.data.byteOffset);
  return view.getUint32(0) === view.getUint32(4) ? view.getUint32(0) : null;
}

function* pngChunks(png: Uint8Array): Generator<{ type: string; data: Uint8Array }> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 12 <= png.length;) {
    const length = view.getUint32(at);
    yield { type: latin1(png.subarray(at + 4, at + 8)), data: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
