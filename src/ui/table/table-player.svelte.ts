import { isoDay, type DayDomain } from '../../core/query/time-axis';
import type { TableSession } from '../../state/table-session.svelte';

/** Steps that a whole play has at most: a table of a hundred years does not go day by day. */
const MOST_STEPS = 150;
/** A step is shown at least so long, and until the answer has come. */
const STEP_MS = 60;

/** Plays what was known: everything up to a day, and that day moving on. */
export class TablePlayer {
  readonly #table: TableSession;
  #isPlaying = $state(false);

  constructor(table: TableSession) {
    this.#table = table;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** Starts where the range ends, or at the beginning when it ends at the end. */
  async play({ first, last }: DayDomain): Promise<void> {
    if (this.#isPlaying) return;
    this.#isPlaying = true;
    const step = Math.max(1, Math.ceil((last - first) / MOST_STEPS));
    const { to } = this.#table.question.range;
    const shown = to === null ? null : Math.floor(Date.parse(to) / 86_400_000);
    for (let day = shown === null || shown >= last ? first : shown; this.isPlaying && day < last; day += step) {
      this.#table.stepRange({ from: null, to: isoDay(day) });
      await Promise.all([this.#table.settled(), new Promise((resolve) => setTimeout(resolve, STEP_MS))]);
    }
    // Paused, it stays where it is; at the end everything is shown.
    if (!this.isPlaying) return;
    this.#isPlaying = false;
    this.#table.setRange({ from: null, to: null });
  }

  pause(): void {
    this.#isPlaying = false;
  }
}
