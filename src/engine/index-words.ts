import type { WordIndex } from '../core/table/word-index';
import { eachRowText } from './row-text';
import { RowTexts, type RowTextSource } from './row-texts';

/** Reads all rows' words into an index, block by block: between two, what is asked meanwhile can be answered. Throws when the rows cannot be read. */
export async function indexWords(
  source: RowTextSource,
  columns: readonly string[],
  index: WordIndex,
  onblock: () => void = () => undefined,
): Promise<void> {
  const texts = new RowTexts(source);
  for (const block of source.blocks) {
    eachRowText(await texts.open(block, columns), source.form, columns, (text) => index.add(text));
    onblock();
  }
  index.finish();
}
