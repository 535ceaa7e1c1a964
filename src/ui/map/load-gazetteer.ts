import { createGazetteer, type Gazetteer } from '../../core/gazetteer/gazetteer';

/** Found when the page is built; none when `npm run geo:build` has not made the file. */
const ADDRESSES = import.meta.glob<string>('../../../geo/gazetteer/places.tsv', {
  query: '?url',
  import: 'default',
  eager: true,
});
let loading: Promise<Gazetteer> | null = null;

/** Fetches and reads the gazetteer when it is first needed, and keeps it. A failed load is tried again the next time. */
export function loadGazetteer(): Promise<Gazetteer> {
  loading ??= fetchGazetteer().catch((cause: unknown) => {
    loading = null;
    throw cause;
  });
  return loading;
}

/** Where the gazetteer is; `undefined` when there is none. */
export function gazetteerAddress(): string | undefined {
  return Object.values(ADDRESSES)[0];
}

async function fetchGazetteer(): Promise<Gazetteer> {
  const address = gazetteerAddress();
  if (address === undefined) throw new Error('Expected geo/gazetteer/places.tsv; run "npm run geo:build" to make it.');
  const response = await fetch(address);
  if (!response.ok) throw new Error(`Expected ${address} to load, got HTTP ${response.status}.`);
  return createGazetteer(await response.text());
}
