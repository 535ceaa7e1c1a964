import { foldText } from '../query/fold-text';

const SHORTENED: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte', mt: 'mount', ft: 'fort' };

/**
 * A place name for comparing, any script: without case, diacritics and apostrophes, hyphens and dots as spaces, "St." as "Saint".
 * Folding twice changes nothing.
 */
export function foldName(name: string): string {
  const words = foldText(name)
    .replace(/[’'‘ʻʼʹ`´"“”]/g, '')
    .replace(/[\s\-‐‑–.,]+/g, ' ')
    .trim();
  const space = words.indexOf(' ');
  const full = space > 0 ? SHORTENED[words.slice(0, space)] : undefined;
  return full === undefined ? words : full + words.slice(space);
}
