import type { CaseIndex } from './case-index';
import type { Query, QueryResult } from './query';
import { createQueryRunner } from './run-query';
import { createTextSearch } from './text-search';

/** A query runner that has its index of words with it: for a command or a worker, which has nothing to show before. */
export function createWholeQueryRunner(index: CaseIndex): (query: Query) => QueryResult {
  const run = createQueryRunner(index);
  const search = createTextSearch(index);
  return (query) => run(query, search);
}
