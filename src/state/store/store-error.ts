/**
 * Why the browser cannot keep a case. `absent`: it has no store for pages. `refused`: it has one, and gives this page none (private window, blocked site
 * data). `full`: there is no room. `outdated`: a newer Dateline is open. `failed`: anything else, in the browser's own words.
 */
export type StoreProblem = 'absent' | 'refused' | 'full' | 'outdated' | 'failed';

export class StoreError extends Error {
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'StoreError';
    this.problem = problem;
  }
}

const PROBLEMS: Readonly<Record<string, StoreProblem>> = {
  QuotaExceededError: 'full',
  SecurityError: 'refused',
  // Firefox in a private window of before 115, and with site data blocked.
  InvalidStateError: 'refused',
  NotAllowedError: 'refused',
  VersionError: 'outdated',
};

/** What a browser threw, as one of the problems that can be told apart. */
export function asStoreError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const name = typeof cause === 'object' && cause !== null && 'name' in cause ? String(cause.name) : '';
  return new StoreError(Object.hasOwn(PROBLEMS, name) ? (PROBLEMS[name] ?? 'failed') : 'failed', cause);
}
