import { changeBetween, changedItems, type ChangedItem, type DeskChange } from '../core/desk/desk-change';
import type { DeskCommand } from '../core/desk/desk-command';
import type { DeskRecord } from '../core/desk/desk-record';
import { RefusedCommand, type Refusal } from '../core/desk/refused-command';
import { runCommand } from '../core/desk/run-command';
import type { KnownGeography } from '../core/formats/check-context';
import type { Case } from '../core/model/case';
import { History } from './history.svelte';

/** What the desk does to the world outside it. */
export interface DeskEffects {
  /** Called after every change, with the whole record; most of it is shared with the one before. */
  readonly save: (record: DeskRecord) => void;
}

interface DeskWorkOptions {
  readonly record: DeskRecord;
  readonly effects: DeskEffects;
  /** Shows the case elsewhere on the page. */
  readonly show: (loaded: Case) => void;
  /** Today, EDTF. */
  readonly today: () => string;
  readonly geography: () => KnownGeography;
  readonly editor: string;
}

/** A step of the history that was just taken: another tab's that came here, or any that was undone or redone here. */
export interface DeskStep {
  readonly kind: 'came' | 'undone' | 'redone';
  /** Another tab had done it. */
  readonly isOthers: boolean;
  readonly change: DeskChange;
  /** What a review shows of it, the likeliest first. */
  readonly items: readonly ChangedItem[];
}

/** The work on one case: its record, what was done to it, and the way back. */
export class DeskWork {
  readonly #options: DeskWorkOptions;
  readonly #history: History<DeskRecord>;
  #editor = $state('');
  #refusal = $state.raw<Refusal | null>(null);
  /** What the steps of other tabs led to. */
  readonly #others = new WeakSet<DeskRecord>();
  #step = $state.raw<DeskStep | null>(null);

  constructor(options: DeskWorkOptions) {
    this.#options = options;
    this.#history = new History(options.record);
    this.#editor = options.editor;
  }

  get record(): DeskRecord {
    return this.#history.current;
  }
  get canUndo(): boolean {
    return this.#history.canUndo;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }
  /** What would be undone next is what another tab did. */
  get undoesOthers(): boolean {
    return this.canUndo && this.#others.has(this.record);
  }
  /** The step that was just taken; `null` once something was done after it. */
  get step(): DeskStep | null {
    return this.#step;
  }
  forgetStep(): void {
    this.#step = null;
  }
  /** Why the last command was not carried out; `null` when it was. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }
  /** Who signs the log. */
  get editor(): string {
    return this.#editor;
  }
  setEditor(name: string): void {
    this.#editor = name.trim();
  }

  /** Carries a command out, shows what came of it and saves it; false when it was refused. */
  run(command: DeskCommand): boolean {
    const { today, geography } = this.#options;
    try {
      const next = runCommand(this.record, command, {
        now: today(),
        editor: this.#editor === '' ? 'Desk' : this.#editor,
        geography: geography(),
      });
      this.#refusal = null;
      if (next !== this.record) {
        this.#history.push(next);
        this.#publish();
      }
      return true;
    } catch (error) {
      if (!(error instanceof RefusedCommand)) throw error;
      this.#refusal = error.refusal;
      return false;
    }
  }

  /** Takes over a record that was changed beside the workbench, such as by an import; `hasOthers`: what another tab did is in it. */
  adopt(record: DeskRecord, hasOthers = false): void {
    const before = this.record;
    this.#history.push(record);
    this.#publish();
    if (hasOthers) this.#came(before);
  }
  /** Shows what another tab stored: a step like any other, that undo goes back over, and says so. It is stored already. */
  follow(record: DeskRecord): void {
    const before = this.record;
    this.#history.push(record);
    this.#options.show(record.case);
    this.#came(before);
  }
  #came(before: DeskRecord): void {
    this.#others.add(this.record);
    this.#tell('came', before, true);
  }

  undo(): void {
    if (!this.canUndo) return;
    const before = this.record;
    this.#history.undo();
    this.#publish();
    this.#tell('undone', before, this.#others.has(before));
  }
  redo(): void {
    if (!this.canRedo) return;
    const before = this.record;
    this.#history.redo();
    this.#publish();
    this.#tell('redone', before, this.#others.has(this.record));
  }
  #tell(kind: DeskStep['kind'], before: DeskRecord, isOthers: boolean): void {
    const change = changeBetween(before, this.record);
    this.#step = { kind, isOthers, change, items: changedItems(change, before, this.record) };
  }
  forgetRefusal(): void {
    this.#refusal = null;
  }

  #publish(): void {
    this.#refusal = null;
    this.#step = null;
    const { show, effects } = this.#options;
    show(this.record.case);
    effects.save(this.record);
  }
}
