import type { FromWorker, OpenProgress, RequestKind, Requests } from './protocol';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (cause: Error) => void;
}

/** A question that a newer one has overtaken: nothing is wrong, and nothing is to be shown. */
export class SupersededError extends Error {}

/** The page's side of the worker. One table, one worker: closing ends it, and its memory goes back whole. */
export class TableClient {
  readonly #worker = new Worker(new URL('./table.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor(onprogress: (progress: OpenProgress) => void) {
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'progress') {
        onprogress(data.progress);
        return;
      }
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      // The worker answers a request by its id with what `Requests` says of its kind.
      if (data.kind === 'answer') waiting?.resolve(data.answer as never);
      else waiting?.reject(data.isSuperseded ? new SupersededError(data.message) : new Error(data.message));
    };
    this.#worker.onerror = (event) => {
      this.#failAll(new Error(event.message || 'The worker for tables stopped.'));
    };
  }

  ask<K extends RequestKind>(kind: K, ask: Requests[K]['ask']): Promise<Requests[K]['answer']> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, kind, ask });
    });
  }

  close(): void {
    this.#worker.terminate();
    this.#failAll(new SupersededError('The table was closed.'));
  }

  #failAll(cause: Error): void {
    for (const { reject } of this.#waiting.values()) reject(cause);
    this.#waiting.clear();
  }
}
