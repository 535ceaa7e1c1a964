import type { Case } from '../../core/model/case';
import { compareCases } from '../../core/store/compare-cases';
import { mergeByChoice, type Merged } from '../../core/store/merge-by-choice';
import { rowKey, twinsKey, type MergeReport, type RowChange, type Twins } from '../../core/store/merge-report';

/** What was chosen of two versions of a case. To begin with: what either has more stays, and where both differ, mine. */
export class MergeChoice {
  readonly report: MergeReport;
  readonly #mine: Case;
  readonly #theirs: Case;
  #taken = $state.raw<ReadonlySet<string>>(new Set());
  #twins = $state.raw<ReadonlySet<string>>(new Set());

  constructor(mine: Case, theirs: Case) {
    this.#mine = mine;
    this.#theirs = theirs;
    this.report = compareCases(mine, theirs);
    this.#taken = new Set(this.report.rows.filter(({ kind }) => kind === 'added').map(rowKey));
  }

  isTaken(change: RowChange): boolean {
    return this.#taken.has(rowKey(change));
  }
  take(change: RowChange, isTheirs: boolean): void {
    this.#taken = withKey(this.#taken, rowKey(change), isTheirs);
  }
  takeAll(isTheirs: boolean): void {
    this.#taken = new Set(isTheirs ? this.report.rows.map(rowKey) : []);
  }

  isOne(twins: Twins): boolean {
    return this.#twins.has(twinsKey(twins));
  }
  makeOne(twins: Twins, isOne: boolean): void {
    this.#twins = withKey(this.#twins, twinsKey(twins), isOne);
  }

  merge(): Promise<Merged> {
    return mergeByChoice(this.#mine, this.#theirs, this.report, { theirs: this.#taken, twins: this.#twins });
  }
}

function withKey(keys: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(keys);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}
