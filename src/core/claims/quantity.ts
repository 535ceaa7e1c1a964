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
  if (min === null && max === null) return quotedWords(quantity, language) ?? `${t('qualifier.vague')} (${unit})`;
  const number =
    min !== null && max !== null && min !== max
      ? `${formatNumber(min, language)}–${formatNumber(max, language)}`
      : formatNumber(min ?? max ?? 0, language);
  return `${t(`qualifier.${qualifier}`, { number })} ${unit}`;
}

function quotedWords({ words, translation }: Quantity, language: string): string | null {
  if (words === undefined) return null;
  const translated = translation?.[language] ?? words;
  return translated === words ? `“${words}”` : `“${translated}” (“${words}”)`;
}
