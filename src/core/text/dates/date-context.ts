import type { NumberLexicon } from '../quantities/number-lexicon';
import type { Tokens } from '../units/tokens';
import type { DateLexicon } from './date-lexicon';

/** What every rule for dates looks at. */
export interface DateContext {
  readonly tokens: Tokens;
  readonly words: DateLexicon;
  readonly numbers: NumberLexicon;
  /** Day of publication; `null` when unknown. */
  readonly reference: number | null;
}

/** A date as tokens; `edtf` is `null` where it needs a publication date that is not known. */
export interface DateAt {
  readonly to: number;
  readonly end?: number;
  readonly edtf: string | null;
  readonly rule: string;
}
