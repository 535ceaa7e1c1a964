export type Severity = 'error' | 'warning';

/** One problem in outside data. An error keeps what it stands in off the desk; a warning only asks for a look. */
export interface Issue {
  readonly severity: Severity;
  readonly code: IssueCode;
  /** What is wrong: expected and got. Contains pieces of the data, so it is to be shown as text, never as HTML. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  /** Path within the case folder, e.g. `claims/some-source.json`. */
  readonly file: string;
  /** Where in the file's data: `claims[3].quantities[0].min`. Empty for the file as a whole. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

export type IssueCode =
  | 'anchor-length'
  | 'anchor-outside-text'
  | 'anchor-reversed'
  | 'anchor-without-text'
  | 'anchor-not-normalized'
  | 'attribution'
  | 'case-too-large'
  | 'claim-id'
  | 'desk-part'
  | 'digest-differs'
  | 'digest-unchecked'
  | 'duplicate-id'
  | 'duplicate-key'
  | 'duplicate-relation'
  | 'duplicate-via'
  | 'event-after-said'
  | 'forbidden-key'
  | 'forbidden-text'
  | 'fragment-too-long'
  | 'json-syntax'
  | 'key-claim-retracted'
  | 'left-out'
  | 'log-status'
  | 'migration-failed'
  | 'min-above-max'
  | 'missing-file'
  | 'missing-value'
  | 'newer-version'
  | 'no-figure'
  | 'other-host'
  | 'place-cycle'
  | 'place-geometry'
  | 'place-outside-parent'
  | 'reference-dropped'
  | 'relation-to-itself'
  | 'reversed-dates'
  | 'ring-open'
  | 'said-after-published'
  | 'said-apart-from-occasion'
  | 'too-deep'
  | 'too-many-claims'
  | 'too-many-problems'
  | 'unknown-boundary'
  | 'unknown-file'
  | 'unknown-id'
  | 'unknown-key'
  | 'vague-with-figure'
  | 'wrong-format'
  | 'wrong-type'
  | 'wrong-value';
