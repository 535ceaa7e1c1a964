import { formatNumber } from '../messages/format-number';
import type { Translator } from '../messages/translator';
import type { Quantity } from '../model/claim';
import { localize } from '../model/localized';
import type { CaseIndex } from '../query/case-index';

/** A number as it was said: "more than 600,000 casualties", "11,000–12,000 soldiers". A vague one is its own words, in quotation marks, behind our translation where there is one. */
export function formatQuantity(index: CaseIndex, quantity: Quantity, { language, t }: Translator): string {
  const { min, max, qualifier } = quantity;
  const known = index.case.file.units.find(({ id }) => id === quantity.unit);
  const unit = known ? (known.symbol ?? localize(known.name, language)) : quantity.unit;
  const vague = vagueWords(quantity, language);
  if (vague !== null) return vague.original === null ? `“${vague.shown}”` : `“${vague.shown}” (“${vague.original}”)`;
  if (min === null && max === null) return `${t('qualifier.vague')} (${unit})`;
  const number =
    min !== null && max !== null && min !== max
      ? `${formatNumber(min, language)}–${formatNumber(max, language)}`
      : formatNumber(min ?? max ?? 0, language);
  return `${t(`qualifier.${qualifier}`, { number })} ${unit}`;
}

/** A vague number's words: what the reader gets to read and, where that is our translation, what was said. `null` for one with a figure or without words. */
export function vagueWords(
  { min, max, words, translation }: Quantity,
  language: string,
): { readonly shown: string; readonly original: string | null } | null {
  if (words === undefined || min !== null || max !== null) return null;
  const shown = translation?.[language] ?? words;
  return { shown, original: shown === words ? null : words };
}
