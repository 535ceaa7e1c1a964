import { localize, type Localized } from '../../core/model/localized';

const MOST = 400;

/** A field's value as one line that can be read: our own words in the reader's language, the rest as the file has it. */
export function describeField(value: unknown, language: string): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'string') return short(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isLocalized(value)) return short(localize(value, language));
  return short(
    JSON.stringify(value, (_, part: unknown) => (isLocalized(part) ? localize(part, language) : part)).replace(
      /"/g,
      '',
    ),
  );
}

/** Words by language, with English among them. */
function isLocalized(value: unknown): value is Localized {
  return typeof value === 'object' && value !== null && 'en' in value && typeof value.en === 'string';
}

function short(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)} …` : text;
}
