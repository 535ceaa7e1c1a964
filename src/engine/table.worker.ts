import { startDigestWorker } from './digest-client';
import type { FromWorker, Requests, ToWorker } from './protocol';
import { outlineTable } from './read-columnar';
import { readPreview } from './read-preview';
import { Superseded, TableEngine } from './table-engine';
import { createTurns } from './turns';

const post = (message: FromWorker): void => self.postMessage(message);

const engine = new TableEngine((progress) => post({ kind: 'progress', progress }), createTurns(), startDigestWorker);

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  answer(data).then(
    (value) => {
      post({ kind: 'answer', id: data.id, answer: value });
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
    case 'outline':
      return outlineTable(message.ask);
    case 'open':
      return engine.open(message.ask);
    case 'filter':
      return engine.filter(message.ask);
    case 'look':
      return engine.look(message.ask);
    case 'cells':
      return engine.cells(message.ask);
    case 'shapes':
      return engine.shapes();
    case 'page':
      return engine.page(message.ask);
    case 'cell':
      return engine.cell(message.ask);
    case 'nearest':
      return engine.nearest(message.ask);
    case 'numbers':
      return engine.numbers(message.ask);
    case 'rows':
      return engine.rows(message.ask);
    case 'numbered':
      return engine.numbered(message.ask);
    case 'values':
      return engine.values(message.ask);
    case 'texts':
      return engine.texts();
    case 'pack':
      return engine.pack(message.ask);
    case 'export':
      return engine.export(message.ask);
    case 'identify':
      return engine.identify(message.ask);
    default:
      return message satisfies never;
  }
}
