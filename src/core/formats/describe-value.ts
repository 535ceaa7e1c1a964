/** A value in a message: short, and never more than a glimpse of it. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  switch (typeof value) {
    case 'string':
      return `"${glimpse(value)}"`;
    case 'number':
    case 'boolean':
      return String(value);
    case 'undefined':
      return 'nothing';
    default:
      return 'an object';
  }
}

/** At most 60 characters, without anything that could disturb a terminal or turn the reading direction. */
export function glimpse(text: string): string {
  const start = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return start.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\uFFFD');
}
