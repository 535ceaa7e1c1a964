import { IntlMessageFormat, type PrimitiveType } from 'intl-messageformat';
import type deskEnglish from './desk-en.json';
import english from './en.json';

export type MessageId = keyof typeof english | keyof typeof deskEnglish;
/** ICU messages by id. A built page has them parsed already, see `scripts/vite-messages.ts`; that is this file's affair alone. */
export type Catalogue = Readonly<Partial<Record<MessageId, string>>>;
export type MessageValues = Readonly<Record<string, PrimitiveType>>;

/** Turns message ids into the reader's language: ICU MessageFormat, plurals and numbers through Intl. */
export interface Translator {
  readonly language: string;
  /** The message; English when the catalogue has none. Values are text, never markup. */
  readonly t: (id: MessageId, values?: MessageValues) => string;
}

/**
 * A translator over one catalogue. Messages are parsed once, when they are first used. `more` are English messages that the page does not begin with; one
 * that is in none of them is its own id.
 */
export function createTranslator(language: string, catalogue: Catalogue, more: Catalogue = {}): Translator {
  const fallback: Catalogue = { ...english, ...more };
  const parsed = new Map<MessageId, IntlMessageFormat>();
  const t = (id: MessageId, values?: MessageValues): string => {
    const own = catalogue[id];
    const text = own ?? fallback[id] ?? id;
    if (isPlain(text)) return text;
    let message = parsed.get(id);
    if (message === undefined) {
      // Markup is off: a message is text, whatever a value contains.
      message = new IntlMessageFormat(text, own === undefined ? 'en' : language, undefined, {
        ignoreTag: true,
      });
      parsed.set(id, message);
    }
    return String(message.format(values));
  };
  return { language, t };
}

/** Without placeholders, plurals and quoting: most messages need no formatter. */
function isPlain(text: string): boolean {
  return typeof text === 'string' && !/[{'#]/.test(text);
}
