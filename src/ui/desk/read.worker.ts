import { createGazetteer, type Gazetteer } from '../../core/gazetteer/gazetteer';
import { openArticle } from '../../core/text/open-article';
import { readArticle } from '../../core/text/read-article';
import type { ReadAnswer, ReadOrder } from './read-orders';

let gazetteer: Promise<Gazetteer> | null = null;

self.onmessage = ({ data }: MessageEvent<ReadOrder>) => {
  read(data).catch((cause: unknown) => {
    console.error('The article could not be read.', cause);
    reply({ id: data.id, kind: 'problem', problem: 'failed' });
  });
};

function reply(answer: ReadAnswer): void {
  self.postMessage(answer);
}

async function read({ id, raw, fileName, language, published, gazetteer: address }: ReadOrder): Promise<void> {
  reply({ id, kind: 'stage', stage: 'opening' });
  const opened = await openArticle(raw, fileName);
  if (typeof opened === 'string') {
    reply({ id, kind: 'problem', problem: opened });
    return;
  }
  reply({ id, kind: 'stage', stage: 'names' });
  const places = address === null ? undefined : await loadGazetteer(address);
  reply({ id, kind: 'stage', stage: 'reading' });
  const reading = readArticle(opened.text, {
    language: language ?? undefined,
    published: published ?? opened.page?.published ?? undefined,
    gazetteer: places,
  });
  reply({ id, kind: 'read', article: { ...opened, reading, hasPlaces: places !== undefined } });
}

/** Without the names, all but places is read; the next article tries again. */
async function loadGazetteer(address: string): Promise<Gazetteer | undefined> {
  gazetteer ??= fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`Expected the gazetteer to load, got HTTP ${response.status}.`);
    return createGazetteer(await response.text());
  });
  try {
    return await gazetteer;
  } catch {
    gazetteer = null;
    return undefined;
  }
}
