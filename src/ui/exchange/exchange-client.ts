import type { AnswerMessage, ExchangeCase, OrderKind, Orders } from './exchange-orders';

/** A problem in words made to be read: what is wrong with a file. */
export class FileProblem extends Error {}

/** Orders to the worker that reads and writes files: a hostile file can take that one's time, never the page's. */
export class ExchangeClient {
  readonly #given: ExchangeCase;
  readonly #waiting = new Map<number, { resolve: (answer: never) => void; reject: (cause: Error) => void }>();
  #worker: Worker | null = null;
  #lastId = 0;

  constructor(given: ExchangeCase) {
    this.#given = given;
  }

  order<Kind extends OrderKind>(kind: Kind, ask: Orders[Kind]['ask']): Promise<Orders[Kind]['answer']> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject });
      worker.postMessage({ kind, id: this.#lastId, ask });
    });
  }

  /** Ends what is going on; the next order begins anew. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    const dropped = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of dropped) reject(new DOMException('Stopped.', 'AbortError'));
  }

  #start(): Worker {
    const worker = new Worker(new URL('./exchange-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<AnswerMessage>) => {
      const order = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('answer' in data) order?.resolve(data.answer as never);
      else order?.reject(data.isOurs ? new FileProblem(data.problem) : new Error(data.problem));
    };
    worker.onerror = (event) => {
      const problem = event.message === '' ? 'The part that reads and writes files did not load.' : event.message;
      for (const { reject } of this.#waiting.values()) reject(new Error(problem));
      this.#waiting.clear();
    };
    worker.postMessage(this.#given);
    return worker;
  }
}
