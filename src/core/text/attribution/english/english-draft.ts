import type { TokenRange } from '../../token-range';
import type { VerbEntry } from './english-verbs';

/** A verb with its auxiliaries and adverbs, tokens, `to` exclusive. */
export interface VerbGroup extends TokenRange {
  readonly head: number;
  readonly verb: VerbEntry;
  readonly isGerund: boolean;
}

/** A cue with who and what, before the end of its complement is known. */
export interface Draft {
  readonly group: TokenRange;
  readonly cue: TokenRange;
  readonly subject: TokenRange | null;
  readonly parts: TokenRange[];
  readonly rule: string;
}
