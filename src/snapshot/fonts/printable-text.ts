/** Line breaks and tabs separate words. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
/** Controls, halves of surrogate pairs, non-characters, and what Unicode says to draw as nothing: joiners, bidi controls, variation selectors. */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u{fdd0}-\u{fdef}\u{fff9}-\u{fffb}\u{fffe}\u{ffff}]/gu;

/** A line of text as all writers draw and measure it. What it drops also has no place in XML. */
export function printableText(text: string): string {
  return text.replace(BREAKS, ' ').replace(UNPRINTABLE, '');
}
