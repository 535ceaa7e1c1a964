import edtf from 'edtf';
import { provideEdtfGrammar, type TimeSpan } from './edtf';

/** All of EDTF for `edtfSpan`, provided to it when this module is imported. */
export function edtfByGrammar(text: string): TimeSpan {
  const value = edtf(text);
  return { min: finite(() => value.min), max: finite(() => value.max) };
}

/** An open interval has no finite end, and the library throws when it is asked for it. */
function finite(read: () => number): number | null {
  try {
    const end = read();
    return Number.isFinite(end) ? end : null;
  } catch {
    return null;
  }
}

provideEdtfGrammar(edtfByGrammar);
