import type { RowTextSource } from './row-texts';
import type { FromSearch, ToSearch } from './search-protocol';

interface SearchOptions {
  readonly source: RowTextSource;
  readonly columns: readonly string[];
  readonly count: number;
  /** Rows that can be found now. */
  readonly onprogress: (ready: number) => void;
  readonly onfailed: (message: string) => void;
}

/** The index of a table's words, in a worker of its own: building it keeps nothing else waiting. */
export class SearchClient {
  readonly #worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, (found: Uint8Array) => void>();
  #next = 0;

  constructor({ source, columns, count, onprogress, onfailed }: SearchOptions) {
    this.#worker.onmessage = ({ data }: MessageEvent<FromSearch>) => {
      if (data.kind === 'progress') onprogress(data.ready);
      else if (data.kind === 'failed') onfailed(data.message);
      else {
        this.#waiting.get(data.id)?.(data.found);
        this.#waiting.delete(data.id);
      }
    };
    this.#worker.onerror = (event) => onfailed(event.message || 'The worker for words stopped.');
    this.#send({ kind: 'build', source, columns, count });
  }

  /** One byte a row by its number in the input, 1 where every term begins a word. Rows that are not indexed yet are 0. */
  find(terms: readonly string[]): Promise<Uint8Array> {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ kind: 'find', id, terms });
    });
  }

  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #send(message: ToSearch): void {
    this.#worker.postMessage(message);
  }
}
