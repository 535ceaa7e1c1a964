import type { Effects } from './effects';

/** What a command's file exports. `run` answers with the exit code: 0, or 1 when it found problems. */
export interface Command {
  readonly help: string;
  readonly run: (args: readonly string[], effects: Effects) => Promise<number>;
}
