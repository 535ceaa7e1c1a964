import type { CasePart } from './case-files';
import type { IssueCode, Severity } from './issue';

export type Key = string | number;

/** A row of a case as it was read, whether or not it is any good. */
export interface Row<T = unknown> {
  readonly part: CasePart;
  readonly file: string;
  /** Where it stands in its file: `[3]`, or `[]` for the only row of `case.json`. */
  readonly path: readonly Key[];
  readonly raw: unknown;
  /** As far as it could be read; other rows may refer to it. */
  readonly id: string | null;
  /** `null` when it does not fit its schema. */
  readonly value: T | null;
}

/** A problem before line and column are known, which cost a second parse and are therefore looked up only when there is something to say. */
export interface Finding {
  readonly severity: Severity;
  readonly code: IssueCode;
  readonly message: string;
  readonly advice: string;
  readonly file: string;
  readonly path: readonly Key[];
  /** The row that the problem is in. */
  readonly row: Row | null;
  /** The problem is in the key itself, not in its value. */
  readonly isAtKey?: boolean;
  /** UTF-16 code units into the file's text, where that is known better than by the path. */
  readonly offset?: number;
  /** The smallest part that has to go for the row to be good, a path within the row; the whole row when left out. */
  readonly drops?: readonly Key[];
}

/** Where problems are collected. Lists the first so many and only counts the rest, so that a hostile file cannot fill the memory. */
export interface Findings {
  readonly list: readonly Finding[];
  /** Problems beyond those listed. */
  readonly unlisted: number;
  readonly hasErrors: boolean;
  /** Rows with an error that cannot be dropped on its own. */
  readonly badRows: ReadonlySet<Row>;
  /** What has to go from rows that are good without it, as paths within the row. */
  readonly drops: ReadonlyMap<Row, readonly (readonly Key[])[]>;
  add(finding: Finding): void;
}

export function collectFindings(most: number): Findings {
  const list: Finding[] = [];
  const badRows = new Set<Row>();
  const drops = new Map<Row, (readonly Key[])[]>();
  let [unlisted, hasErrors] = [0, false];
  return {
    list,
    badRows,
    drops,
    get unlisted() {
      return unlisted;
    },
    get hasErrors() {
      return hasErrors;
    },
    add(finding) {
      if (list.length < most) list.push(finding);
      else unlisted += 1;
      if (finding.severity !== 'error') return;
      hasErrors = true;
      if (finding.row === null) return;
      if (finding.drops === undefined) badRows.add(finding.row);
      else drops.set(finding.row, [...(drops.get(finding.row) ?? []), finding.drops]);
    },
  };
}

type Problem = Pick<Finding, 'code' | 'message' | 'advice'> & Partial<Finding>;

/** A problem of a file as a whole, or at a path in it; an error unless it says otherwise. */
export function fileFinding(file: string, problem: Problem): Finding {
  return { severity: 'error', path: [], row: null, ...problem, file };
}

/** A problem within a row, at a path within that row; an error unless it says otherwise. */
export function rowFinding(row: Row, path: readonly Key[], problem: Problem): Finding {
  return { severity: 'error', ...problem, file: row.file, row, path: [...row.path, ...path] };
}
