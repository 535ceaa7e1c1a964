import type { Issue } from './issue';

/** Thrown by `parseCase`: the data has errors. `issues` has all of them, warnings too. */
export class ParseError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const errors = issues.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    const where = first ? ` First: ${first.file}:${first.line}:${first.column} ${first.message}` : '';
    super(`Expected a case without errors, got ${errors.length}.${where}`);
    this.name = 'ParseError';
    this.issues = issues;
  }
}
