/** A suggested claim of a text, as the desk reads it. */
export type Suggestion = Readonly<Record<string, unknown>>;
