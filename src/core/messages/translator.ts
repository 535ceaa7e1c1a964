import { IntlMessageFormat, type PrimitiveType } from 'intl-messageformat';
import type deskEnglish from './desk-en.json';
import english from './en.json';
import type exchangeEnglish from './exchange-en.json';

export type MessageId = keyof typeof english | keyof typeof deskEnglish | keyof typeof exchangeEnglish;
/** ICU messages by id. A built page has them parsed already, see `scripts/vite-messages.ts`; that is this file's affair alone. */
export type Catalogue = Readonly<Partial<Record<MessageId, string>>>;
export type MessageValues = Readonly<Record<string, PrimitiveType>>;

/** The message of an id; values are text, never markup. */
export type Words<Id extends string> = (id: Id, values?: MessageValues) => string;

/** Turns message ids into the reader's language: ICU MessageFormat, plurals and numbers through Intl. */
export interface Translator {
  readonly language: string;
  /** The message; English when the catalogue has none. */
  readonly t: Words<MessageId>;
  /** The words of another catalogue in the same language, with those in English for what it lacks: for parts of the page that bring their own. */
  readonly wordsOf: <Id extends string>(
    catalogue: Readonly<Partial<Record<Id, string>>>,
    fallback: Readonly<Record<Id, string>>,
  ) => Words<Id>;
}

/**
 * A translator over one catalogue. Messages are parsed once, when they are first used. `more` are English messages that the page does not begin with; one
 * that is in none of them is its own id.
 */
export function createTranslator(language: string, catalogue: Catalogue, more: Catalogue = {}): Translator {
  return {
    language,
    t: createWords<MessageId>(language, catalogue, { ...english, ...more }),
    wordsOf: (own, fallback) => createWords(language, own, fallback),
  };
}

/** The words of any catalogue, with those in English for what it lacks. */
function createWords<Id extends string>(
  language: string,
  catalogue: Readonly<Partial<Record<Id, string>>>,
  fallback: Readonly<Partial<Record<Id, string>>>,
): Words<Id> {
  const parsed = new Map<Id, IntlMessageFormat>();
  return (id, values) => {
    const own = catalogue[id];
    const text: string = own ?? fallback[id] ?? id;
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
}

/** Without placeholders, plurals and quoting: most messages need no formatter. */
function isPlain(text: string): boolean {
  return typeof text === 'string' && !/[{'#]/.test(text);
}
