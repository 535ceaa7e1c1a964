import { WordIndex } from '../core/table/word-index';
import { eachRowText } from './row-text';
import { RowTexts } from './row-texts';
import type { FromSearch, ToSearch } from './search-protocol';

const index = new WordIndex();
let count = 0;

const post = (message: FromSearch, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });

self.addEventListener('message', ({ data }: MessageEvent<ToSearch>) => {
  if (data.kind === 'build') {
    build(data).catch((cause: unknown) => {
      post({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
    });
    return;
  }
  const found = index.find(data.terms, count);
  post({ kind: 'found', id: data.id, found }, [found.buffer]);
});

/** Block by block: between two, what is asked meanwhile is answered. */
async function build({ source, columns, count: rows }: Extract<ToSearch, { kind: 'build' }>): Promise<void> {
  count = rows;
  const texts = new RowTexts(source);
  for (const block of source.blocks) {
    const opened = await texts.open(block, columns);
    eachRowText(opened, source.form, columns, (text) => index.add(text));
    post({ kind: 'progress', ready: index.ready });
  }
  index.finish();
  post({ kind: 'progress', ready: rows });
}
