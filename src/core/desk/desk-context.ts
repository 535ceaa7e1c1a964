import type { KnownGeography } from '../formats/check-context';

/** What a command may know beside the record: who gives it, when, and which boundaries there are. */
export interface DeskContext {
  /** The day, EDTF (`2026-11-25`): goes into the log. */
  readonly now: string;
  /** Goes into the log. */
  readonly editor: string;
  readonly geography?: KnownGeography;
}
