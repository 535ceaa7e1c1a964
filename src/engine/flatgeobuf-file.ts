import type { Feature } from 'geojson';
import type { ReadRecord, RecordFile } from './read-records';

/** FlatGeobuf, feature by feature. Throws when it has none or is damaged. */
export async function flatgeobufFile(
  stream: ReadableStream<Uint8Array>,
  progress: RecordFile['progress'],
): Promise<RecordFile> {
  const { deserialize } = await import('flatgeobuf/lib/mjs/geojson.js');
  let told: readonly string[] = [];
  const features = deserialize(stream, {
    headerMetaFn: ({ columns }) => (told = columns?.map(({ name }) => name) ?? []),
  }) as AsyncGenerator<Feature>;
  const first = await features.next();
  if (first.done === true) throw new Error('The FlatGeobuf file has no features.');
  const feature: Feature = first.value;
  async function* records(): AsyncGenerator<ReadRecord> {
    yield recordOf(feature);
    for await (const next of features) yield recordOf(next);
  }
  const seen: ReadRecord[] = [];
  return {
    // A feature leaves out what it has no value of.
    columns: told.length > 0 ? told : Object.keys(feature.properties ?? {}),
    records,
    async sample(count) {
      for await (const record of records()) if (seen.push(record) >= count) break;
      return seen;
    },
    progress,
    keeper: null,
  };
}

function recordOf({ properties, geometry }: Feature): ReadRecord {
  const [lng, lat] = geometry.type === 'Point' ? geometry.coordinates : [];
  return { fields: properties ?? {}, point: geometry.type === 'Point' ? [lng, lat] : null };
}
