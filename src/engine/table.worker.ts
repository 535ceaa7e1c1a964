import type { FromWorker, Requests, ToWorker } from './protocol';
import { readPreview } from './read-preview';
import { Superseded, TableEngine } from './table-engine';

const post = (message: FromWorker, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });

/** A turn of the event loop without a timer's least wait. */
const channel = new MessageChannel();
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });

const engine = new TableEngine((progress) => post({ kind: 'progress', progress }), pause);

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  answer(data).then(
    (value) => {
      post({ kind: 'answer', id: data.id, answer: value }, value instanceof ArrayBuffer ? [value] : []);
    },
    (cause: unknown) => {
      const message = cause instanceof Error ? cause.message : String(cause);
      post({ kind: 'failed', id: data.id, message, isSuperseded: cause instanceof Superseded });
    },
  );
});

async function answer(message: ToWorker): Promise<Requests[keyof Requests]['answer']> {
  switch (message.kind) {
    case 'preview':
      return readPreview(message.ask);
    case 'open':
      return engine.open(message.ask);
    case 'filter':
      return engine.filter(message.ask);
    case 'tile':
      return engine.tile(message.ask);
    case 'page':
      return engine.page(message.ask);
    case 'cell':
      return engine.cell(message.ask);
    case 'nearest':
      return engine.nearest(message.ask);
    case 'rows':
      return engine.rows(message.ask);
    case 'values':
      return engine.values(message.ask);
    case 'texts':
      return engine.texts();
    case 'pack':
      return engine.pack();
    default:
      return message satisfies never;
  }
}
