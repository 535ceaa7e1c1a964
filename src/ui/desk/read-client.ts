import { gazetteerAddress } from '../map/load-gazetteer';
import type { ReadAnswer, ReadArticle, ReadOrder, ReadStage } from './read-orders';

/** Why an article was not read: its own fault, or the reader's. */
export type ReadProblem = Extract<ReadAnswer, { kind: 'problem' }>['problem'];

/** Articles to a worker that reads them: a hostile one can take that one's time, never the page's. */
export class ReadClient {
  #worker: Worker | null = null;
  #lastId = 0;
  #waiting: {
    id: number;
    onstage: (stage: ReadStage) => void;
    settle: (result: ReadArticle | ReadProblem) => void;
  } | null = null;

  /** Reads one article; an earlier one that is still being read is given up. */
  read(
    order: Pick<ReadOrder, 'raw' | 'fileName' | 'language' | 'published'>,
    onstage: (stage: ReadStage) => void,
  ): Promise<ReadArticle | ReadProblem> {
    if (this.#waiting !== null) this.close();
    const worker = (this.#worker ??= this.#start());
    const address = gazetteerAddress();
    // A worker has its own idea of where it stands: it gets whole addresses.
    const gazetteer = address === undefined ? null : new URL(address, document.baseURI).href;
    const id = ++this.#lastId;
    return new Promise((settle) => {
      this.#waiting = { id, onstage, settle };
      worker.postMessage({ ...order, id, gazetteer } satisfies ReadOrder);
    });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#settle('failed');
  }

  #settle(result: ReadArticle | ReadProblem): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.settle(result);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => {
      if (data.id !== this.#waiting?.id) return;
      if (data.kind === 'stage') this.#waiting.onstage(data.stage);
      else this.#settle(data.kind === 'read' ? data.article : data.problem);
    };
    worker.onerror = () => {
      this.close();
    };
    return worker;
  }
}
