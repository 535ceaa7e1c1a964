/** What a spreadsheet program may take for a formula, also behind blanks that it strips, and what it may break a cell at (OWASP, "CSV Injection"). */
const DANGEROUS = /^(?:[\s\p{Cf}\p{Cc}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;

/** A text that no spreadsheet program runs: an apostrophe goes before whatever it would take for a formula. */
export function guardCell(text: string): string {
  // A text that could be taken for guarded gets a guard of its own, so that `unguardCell` gives every text back.
  return DANGEROUS.test(text) || isGuarded(text) ? `'${text}` : text;
}

/** The text that `guardCell` was given. */
export function unguardCell(text: string): string {
  return isGuarded(text) ? text.slice(1) : text;
}

function isGuarded(text: string): boolean {
  if (!text.startsWith("'")) return false;
  const rest = text.replace(/^'+/, '');
  return DANGEROUS.test(rest);
}
