import { formatDay } from '../../core/messages/format-date';
import type { DayDomain } from '../../core/query/time-axis';
import { dayOf, isoDay, nextDay, rangeDays } from '../../core/query/time-axis';
import type { Session } from '../../state/session.svelte';

/** Milliseconds a day with claims is shown for. */
export const SPEEDS = { slow: 1400, normal: 700, fast: 300 } as const;
export type Speed = keyof typeof SPEEDS;

/** Plays what was known: day by day, everything up to that day. The whole play is one step of undo. */
export class Player {
  readonly #session: Session;
  #isPlaying = $state(false);
  #speed = $state<Speed>('normal');

  constructor(session: Session) {
    this.#session = session;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }
  get speed(): Speed {
    return this.#speed;
  }
  setSpeed(speed: Speed): void {
    this.#speed = speed;
  }

  /** Starts where the range ends, or at the beginning when it ends at the end. */
  play(domain: DayDomain): void {
    const { to } = this.#session.query.range;
    if (to === null || dayOf(Date.parse(to)) >= domain.last) this.#show(domain.first, domain);
    this.#isPlaying = true;
  }

  step(domain: DayDomain): void {
    const { query, result } = this.#session;
    const next = nextDay(result.histogram, rangeDays(query.range, domain).last);
    if (query.range.to === null || next === null || next >= domain.last) this.#finish();
    else this.#show(next, domain);
  }

  pause(): void {
    if (!this.#isPlaying) return;
    this.#isPlaying = false;
    const { range } = this.#session.query;
    this.#session.setRange(range);
    if (range.to !== null)
      this.#session.announce(
        this.#session.t('timeline.known', { day: formatDay(Date.parse(range.to), this.#session.language, 'long') }),
      );
  }

  #finish(): void {
    this.#session.setRange({ from: null, to: null }, { transient: true });
    this.pause();
  }

  #show(day: number, domain: DayDomain): void {
    const to = day >= domain.last ? null : isoDay(day);
    this.#session.setRange({ from: null, to }, { transient: true });
  }
}
