const SHORTENED = { st: 'saint', ste: 'sainte', mt: 'mount', ft: 'fort' };

/** The same folding as src/core/gazetteer/fold-name.ts: names that are equal under it need not be stored twice. */
export function foldName(name) {
  const words = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’'‘ʻʼʹ`´"“”]/g, '')
    .replace(/[\s\-‐‑–.,]+/g, ' ')
    .trim();
  const space = words.indexOf(' ');
  const full = space > 0 ? SHORTENED[words.slice(0, space)] : undefined;
  return full === undefined ? words : full + words.slice(space);
}

/** The names that are not empty, not the first one again, and not each other's doubles. */
export function otherNames(first, names) {
  const seen = new Set([foldName(first), '']);
  return names.flatMap((name) => {
    const text = String(name ?? '')
      .replace(/[|\t\n]/g, ' ')
      .trim();
    const key = foldName(text);
    if (seen.has(key)) return [];
    seen.add(key);
    return [text];
  });
}
