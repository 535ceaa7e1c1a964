import { nextStatus } from '../core/desk/commands/set-status';
import { sectionsOf, type FormSectionName } from '../core/desk/form-sections';
import { missingForPublication, type MissingCode, type MissingField } from '../core/desk/publication-gate';
import { reviewItems, type ReviewItem } from '../core/desk/review-items';
import type { Claim } from '../core/model/claim';
import type { Span } from '../core/text/reading';
import type { DeskWork } from './desk-work.svelte';

/** What the analyst is doing with the item at hand. */
export type ReviewMode = 'list' | 'edit' | 'split' | 'pick';

/** A part of the claim's form, and what is missing there. Each is an object of its own: to be asked for again is to be led there again. */
export interface FormPlace {
  readonly field: MissingField;
  readonly code: MissingCode | null;
}

/** One source under review: which item is at hand, and what is done with it. */
export class DeskReview {
  readonly #work: DeskWork;
  readonly source: string;
  readonly #onelsewhere: (source: string) => void;

  #current = $state.raw<string | null>(null);
  /** Where it stands in the text. */
  #start = $state(0);
  #mode = $state.raw<ReviewMode>('list');
  /** Where in the form to begin. */
  #place = $state.raw<FormPlace>({ field: 'statement', code: null });
  #hasDismissed = $state(false);
  /** What is selected in the text: UTF-16 code units. */
  #selection = $state.raw<Span | null>(null);

  readonly items: readonly ReviewItem[] = $derived.by(() =>
    reviewItems(this.#work.record, this.source, this.#hasDismissed),
  );
  readonly at: number = $derived.by(() => {
    const own = this.items.findIndex(({ id }) => id === this.#current);
    if (own !== -1 || this.#current === null) return own;
    // What was at hand is gone, by undoing perhaps: then what stands there now.
    const next = this.items.findIndex(({ start }) => start >= this.#start);
    return next === -1 ? this.items.length - 1 : next;
  });
  readonly current: ReviewItem | null = $derived(this.items[this.at] ?? null);

  /** Parts of the form of the claim at hand that the step just taken changed. */
  readonly changedSections: readonly FormSectionName[] = $derived.by(() => {
    const row = this.#work.step?.change.rows.find(({ table, id }) => table === 'claims' && id === this.current?.id);
    return sectionsOf(row?.fields.map(({ field }) => field) ?? []);
  });

  /** `onelsewhere` is told the source in which something was undone or redone when that is another one. */
  constructor(work: DeskWork, source: string, onelsewhere: (source: string) => void = () => undefined) {
    this.#work = work;
    this.source = source;
    this.#onelsewhere = onelsewhere;
    // Whoever was led here by undoing sees what was undone.
    const isLedHere = work.step !== null && work.step.kind !== 'came' && this.#showStep();
    if (!isLedHere) this.#hold(this.items.find(({ kind }) => kind === 'suggestion') ?? this.items[0]);
  }

  get mode(): ReviewMode {
    return this.#mode;
  }
  get place(): FormPlace {
    return this.#place;
  }
  get selection(): Span | null {
    return this.#selection;
  }
  setSelection(selection: Span | null): void {
    this.#selection = selection;
  }
  get hasDismissed(): boolean {
    return this.#hasDismissed;
  }
  toggleDismissed(): void {
    this.#hasDismissed = !this.#hasDismissed;
  }
  /** The claim at hand; `null` when a suggestion is. */
  get claim(): Claim | null {
    return this.current?.kind === 'claim' ? this.current.claim : null;
  }

  choose(id: string): void {
    if (id !== this.#current) this.#mode = 'list';
    this.#hold(this.items.find((item) => item.id === id));
  }
  #hold(item: Pick<ReviewItem, 'id' | 'start'> | undefined): void {
    this.#current = item?.id ?? null;
    this.#start = item?.start ?? 0;
  }
  step(by: 1 | -1): boolean {
    const next = this.items[this.at === -1 ? 0 : this.at + by];
    if (next === undefined) return false;
    this.choose(next.id);
    return true;
  }
  setMode(mode: ReviewMode, place: FormPlace = { field: 'statement', code: null }): void {
    this.#place = place;
    this.#mode = mode;
  }

  /** A suggestion becomes a claim, which then is the one at hand. */
  accept(): boolean {
    const item = this.current;
    if (item?.kind !== 'suggestion') return false;
    return this.#making(() => this.#work.run({ kind: 'accept', source: this.source, suggestion: item.id }));
  }
  makeClaim(start: number, end: number): boolean {
    return this.#making(() =>
      this.#work.run({ kind: 'make-claim', source: this.source, start, end, places: [], quantities: [] }),
    );
  }
  undo(): void {
    this.#work.undo();
    this.#goToStep();
  }
  redo(): void {
    this.#work.redo();
    this.#goToStep();
  }
  #goToStep(): void {
    const first = this.#work.step?.items[0];
    if (first !== undefined && !this.#showStep()) this.#onelsewhere(first.source);
  }
  /** What the step just taken changed is at hand afterwards, or what stands where it stood; false where it was none of this source. */
  #showStep(): boolean {
    const own = this.#work.step?.items.filter(({ source }) => source === this.source) ?? [];
    const [first] = own;
    if (first === undefined) return false;
    const shown = own.find(({ id, kind }) => kind === first.kind && id === this.#current) ?? first;
    if (shown.id !== this.#current && shown.kind !== 'changed') this.#mode = 'list';
    this.#hold(shown);
    return true;
  }
  /** What it makes is what is at hand afterwards. */
  #making(run: () => boolean): boolean {
    const before = new Set(this.#work.record.case.claims.map(({ id }) => id));
    if (!run()) return false;
    const made = this.items.find(({ kind, id }) => kind === 'claim' && !before.has(id));
    if (made !== undefined) this.#hold(made);
    return true;
  }

  /** Opens the form; a suggestion is accepted first. */
  edit(): boolean {
    if (this.current?.kind === 'suggestion' && !this.accept()) return false;
    if (this.claim === null) return false;
    this.setMode('edit');
    return true;
  }

  /** Takes a suggestion from the list, brings a dismissed one back, throws a draft away. The next item is at hand then. */
  dismiss(): boolean {
    const item = this.current;
    if (item === null) return false;
    const next = this.items[this.at + 1] ?? this.items[this.at - 1];
    const { source } = this;
    const isDone =
      item.kind === 'claim'
        ? this.#work.run({ kind: 'discard-claim', claim: item.id })
        : this.#work.run({
            kind: item.suggestion.state === 'open' ? 'dismiss' : 'restore',
            source,
            suggestion: item.id,
          });
    const isGone = isDone && !this.items.some(({ id }) => id === item.id);
    if (isGone) this.#hold(next);
    return isDone;
  }

  /** Merges the item at hand with the next one of its kind. */
  merge(): boolean {
    const item = this.current;
    if (item === null) return false;
    const other = this.items.slice(this.at + 1).find(({ kind }) => kind === item.kind);
    if (other === undefined) return false;
    return item.kind === 'claim'
      ? this.#work.run({ kind: 'merge-claims', claim: item.id, other: other.id })
      : this.#work.run({ kind: 'merge-suggestions', source: this.source, suggestion: item.id, other: other.id });
  }

  /** Cuts the suggestion at hand at an offset of the text. */
  split(at: number): boolean {
    const item = this.current;
    if (item?.kind !== 'suggestion') return false;
    this.#mode = 'list';
    return this.#work.run({ kind: 'split-suggestion', source: this.source, suggestion: item.id, at });
  }
  /** The claim at hand twice; the second is anchored at the stretch, if there is one. */
  splitClaim(stretch: Span | null): boolean {
    const { claim } = this;
    if (claim === null) return false;
    return this.#making(() => this.#work.run({ kind: 'split-claim', claim: claim.id, ...stretch }));
  }

  /** Draft, reviewed, published: one step further. A claim that lacks something shows what, in its form. */
  advance(): boolean {
    const { claim } = this;
    const status = claim && nextStatus(claim.status);
    if (claim === null || status === null) return false;
    const isDone = this.#work.run({ kind: 'set-status', claim: claim.id, status });
    if (!isDone && status === 'published') {
      const [first] = missingForPublication(claim, this.#work.record);
      if (first !== undefined) this.setMode('edit', { field: first.field, code: first.code });
    }
    return isDone;
  }

  /** The number-th of all places to choose among, over the places of the suggestion at hand. */
  chooseCandidate(number: number): boolean {
    const item = this.current;
    if (item?.kind !== 'suggestion') return false;
    let count = 0;
    for (const [place, { candidates }] of item.suggestion.found.places.entries()) {
      if (candidates.length < 2) continue;
      for (const candidate of candidates.keys()) {
        count += 1;
        if (count === number)
          return this.#work.run({
            kind: 'choose-candidate',
            source: this.source,
            suggestion: item.id,
            place,
            candidate,
          });
      }
    }
    return false;
  }
}
