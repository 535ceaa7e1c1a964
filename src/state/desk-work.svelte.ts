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

/** The work on one case: its record, what was done to it, and the way back. */
export class DeskWork {
  readonly #options: DeskWorkOptions;
  readonly #history: History<DeskRecord>;
  #editor = $state('');
  #refusal = $state.raw<Refusal | null>(null);

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

  /** Takes over a case that was changed elsewhere, such as by an import; texts and suggestions stay. */
  adopt(loaded: Case): void {
    this.#history.push({ ...this.record, case: loaded });
    this.#publish();
  }

  undo(): void {
    if (!this.canUndo) return;
    this.#history.undo();
    this.#publish();
  }
  redo(): void {
    if (!this.canRedo) return;
    this.#history.redo();
    this.#publish();
  }
  forgetRefusal(): void {
    this.#refusal = null;
  }

  #publish(): void {
    this.#refusal = null;
    const { show, effects } = this.#options;
    show(this.record.case);
    effects.save(this.record);
  }
}
