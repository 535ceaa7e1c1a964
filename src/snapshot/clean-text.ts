/** Longer text than this is cut before anything measures it. */
const MAX_CHARACTERS = 10_000;

/** What has no shape of its own, or turns the text around it: controls, bidirectional marks, what XML forbids. */
const SHAPELESS = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/gu;

/** Text as it may stand on a page: one line, composed, without controls. Markup stays what it is: text. */
export function cleanText(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .toWellFormed()
    .replaceAll(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replaceAll(SHAPELESS, (character) => (character === '\ufffd' ? character : ''))
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
