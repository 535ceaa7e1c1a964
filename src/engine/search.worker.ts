import { WordIndex } from '../core/table/word-index';
import { indexWords } from './index-words';
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

async function build({ source, columns, count: rows }: Extract<ToSearch, { kind: 'build' }>): Promise<void> {
  count = rows;
  await indexWords(source, columns, index, () => post({ kind: 'progress', ready: index.ready }));
  post({ kind: 'progress', ready: rows });
}
