import type { ExportSource } from './export-source';
import type {
  SnapshotAnswer,
  SnapshotCells,
  SnapshotFiles,
  SnapshotGiven,
  SnapshotRequest,
  WrittenFormat,
} from './snapshot-request';

interface Order {
  readonly format: WrittenFormat;
  readonly request: SnapshotRequest;
  readonly resolve: (files: SnapshotFiles) => void;
  readonly reject: (cause: Error) => void;
  /** A newer one takes its place. */
  readonly isPreview: boolean;
}

/** Said of an order that a newer one or the reader made needless. */
export class Superseded extends Error {}

/** Makes pages in a worker, one after the other, so that typing never waits for a map. Previews that nobody waits for any more are not made. */
export class SnapshotClient {
  readonly #given: SnapshotGiven;
  readonly #loadCells: NonNullable<ExportSource['loadCells']>;
  #worker: Worker | null = null;
  #waiting: Order[] = [];
  #running: Order | null = null;
  #lastId = 0;

  constructor(given: SnapshotGiven, loadCells: ExportSource['loadCells']) {
    this.#given = given;
    this.#loadCells = loadCells ?? (() => Promise.resolve([]));
    this.#start();
  }

  preview(request: SnapshotRequest): Promise<SnapshotFiles> {
    const needless = this.#waiting.filter(({ isPreview }) => isPreview);
    this.#waiting = this.#waiting.filter(({ isPreview }) => !isPreview);
    for (const { reject } of needless) reject(new Superseded());
    return this.#order('svg', request, true);
  }

  write(format: WrittenFormat, request: SnapshotRequest): Promise<SnapshotFiles> {
    return this.#order(format, request, false);
  }

  /** Stops at once what is being made, and forgets what waits. */
  cancel(): void {
    const dropped = [...(this.#running ? [this.#running] : []), ...this.#waiting];
    this.#worker?.terminate();
    this.#running = null;
    this.#waiting = [];
    for (const { reject } of dropped) reject(new Superseded());
    this.#start();
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #order(format: WrittenFormat, request: SnapshotRequest, isPreview: boolean): Promise<SnapshotFiles> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ format, request, resolve, reject, isPreview });
      this.#next();
    });
  }

  #next(): void {
    const order = this.#running ? undefined : this.#waiting.shift();
    if (!order) return;
    this.#running = order;
    this.#worker?.postMessage({ kind: 'order', id: ++this.#lastId, format: order.format, request: order.request });
  }

  async #answerTiles(worker: Worker, { id, tiles }: Extract<SnapshotAnswer, { tiles: unknown }>): Promise<void> {
    const cells = await this.#loadCells(tiles).catch((cause: unknown) => ({
      problem: cause instanceof Error ? cause.message : String(cause),
    }));
    worker.postMessage({ kind: 'cells', id, cells } satisfies SnapshotCells);
  }

  #start(): void {
    const worker = new Worker(new URL('./snapshot-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<SnapshotAnswer>) => {
      const order = this.#running;
      if (!order || data.id !== this.#lastId) return;
      if ('tiles' in data) {
        void this.#answerTiles(worker, data);
        return;
      }
      this.#running = null;
      if ('files' in data) order.resolve(data.files);
      else order.reject(new Error(data.problem));
      this.#next();
    };
    worker.onerror = (event) => {
      const order = this.#running;
      this.#running = null;
      order?.reject(new Error(event.message === '' ? 'The part that makes pages did not load.' : event.message));
      this.#next();
    };
    worker.postMessage(this.#given);
    this.#worker = worker;
  }
}
