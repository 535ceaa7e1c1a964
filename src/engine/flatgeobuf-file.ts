import type { Feature } from 'geojson';
import type { ReadRecord, RecordFile } from './read-records';

const DAMAGED = 'The FlatGeobuf file is damaged or cut off';

/** FlatGeobuf, feature by feature. Throws when it has none or is damaged. */
export async function flatgeobufFile(
  stream: ReadableStream<Uint8Array>,
  progress: RecordFile['progress'],
): Promise<RecordFile> {
  const { deserialize } = await import('flatgeobuf/lib/mjs/geojson.js');
  let told: readonly string[] = [];
  /** 0 where the file does not say. */
  let expected = 0;
  let hasIndex = false;
  const frames = new FrameWatch();
  const features = deserialize(stream.pipeThrough(frames.watcher()), {
    headerMetaFn({ columns, featuresCount, indexNodeSize }) {
      // The library counts the nodes of an index over nothing without end.
      if (featuresCount === 0 && indexNodeSize > 0) throw new Error('it has an index of no features');
      told = columns?.map(({ name }) => name) ?? [];
      expected = featuresCount;
      hasIndex = indexNodeSize > 0;
    },
  }) as AsyncGenerator<Feature, undefined>;
  let count = 0;
  const next = async (): Promise<Feature | undefined> => {
    try {
      const { value } = await features.next();
      if (value !== undefined) count++;
      return value;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${DAMAGED}, after ${count} features: ${message}`, { cause });
    }
  };
  const first = await next();
  if (first === undefined) throw new Error(expected > 0 ? `${DAMAGED}.` : 'The FlatGeobuf file has no features.');

  /** The reader takes the bytes that there are for a whole feature: the last before a sudden end is not to be trusted. */
  async function* records(): AsyncGenerator<ReadRecord> {
    for (let feature = first; feature !== undefined;) {
      const following = await next();
      if (following === undefined && (count < expected || !(hasIndex || frames.isWhole)))
        throw new Error(`${DAMAGED}: got ${count - 1} whole features${expected > 0 ? ` of ${expected}` : ''}.`);
      yield recordOf(feature);
      feature = following;
    }
  }
  const seen: ReadRecord[] = [];
  return {
    // A feature leaves out what it has no value of.
    columns: told.length > 0 ? told : Object.keys(first.properties ?? {}),
    records,
    async sample(most) {
      for await (const record of records()) if (seen.push(record) >= most) break;
      return seen;
    },
    progress,
    keeper: null,
  };
}

const MAGIC_BYTES = 8;
const PREFIX_BYTES = 4;

/** Whether a file without an index ends where a part of it does: behind the magic bytes header and features each have their length before them. */
class FrameWatch {
  #left = MAGIC_BYTES;
  #prefix: number[] = [];

  get isWhole(): boolean {
    return this.#left === 0 && this.#prefix.length === 0;
  }

  watcher(): TransformStream<Uint8Array, Uint8Array> {
    return new TransformStream({
      transform: (chunk, controller) => {
        this.#watch(chunk);
        controller.enqueue(chunk);
      },
    });
  }

  #watch(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, chunk.length - at);
        this.#left -= taken;
        at += taken;
        continue;
      }
      this.#prefix.push(chunk[at++] ?? 0);
      if (this.#prefix.length < PREFIX_BYTES) continue;
      this.#left = new DataView(Uint8Array.from(this.#prefix).buffer).getUint32(0, true);
      this.#prefix = [];
    }
  }
}

function recordOf({ properties, geometry }: Feature): ReadRecord {
  const [lng, lat] = geometry.type === 'Point' ? geometry.coordinates : [];
  return { fields: properties ?? {}, point: geometry.type === 'Point' ? [lng, lat] : null };
}
