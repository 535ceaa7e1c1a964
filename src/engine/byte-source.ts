import { ask } from './range-source';

export interface ByteSource {
  /** Each chunk is valid until the next is asked for. */
  readonly chunks: AsyncGenerator<Uint8Array, undefined>;
  /** Of what is transferred, packed or not; `null` when the host does not say. */
  readonly totalBytes: number | null;
}

/** Bytes at a time, where a stream lets us say. */
const CHUNK_BYTES = 262_144;

/** The bytes of a file or an address, unpacked when they are gzip; `onbytes` hears of each chunk, before unpacking, and how many bytes have come. What it promises is waited for. */
export async function openBytes(
  source: Blob | string,
  onbytes: (bytes: number, chunk: Uint8Array) => Promise<void> | undefined,
): Promise<ByteSource> {
  const { stream, totalBytes } =
    typeof source === 'string' ? await fetched(source) : { stream: source.stream(), totalBytes: source.size };
  return { chunks: unpacked(counted(chunksOf(stream), onbytes)), totalBytes };
}

async function fetched(
  address: string,
): Promise<{ stream: ReadableStream<Uint8Array<ArrayBuffer>>; totalBytes: number | null }> {
  const response = await ask(address);
  if (response.body === null) throw new Error(`Expected ${address} to have content.`);
  // With a content encoding the length is of other bytes than those that come.
  const length = response.headers.has('content-encoding') ? null : response.headers.get('content-length');
  return { stream: response.body, totalBytes: length === null ? null : Number(length) };
}

/** A stream's bytes as they come, each chunk valid until the next is asked for. Whoever stops early cancels it. */
export async function* chunksOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array, undefined> {
  const { next, cancel } = reusingReader(stream) ?? plainReader(stream);
  try {
    for (;;) {
      const { done, value } = await next();
      if (done) return;
      yield value;
    }
  } finally {
    await cancel().catch(() => undefined);
  }
}

interface ChunkReader {
  readonly next: () => Promise<
    { readonly done: true; readonly value?: unknown } | { readonly done: false; readonly value: Uint8Array }
  >;
  readonly cancel: () => Promise<void>;
}

function plainReader(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ChunkReader {
  const reader = stream.getReader();
  return { next: () => reader.read(), cancel: () => reader.cancel() };
}

/** Into one memory again and again: a new one for each chunk is garbage as long as the file. `null` where the stream cannot. */
function reusingReader(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ChunkReader | null {
  try {
    const reader = stream.getReader({ mode: 'byob' });
    let memory = new ArrayBuffer(CHUNK_BYTES);
    return {
      next: async () => {
        const { done, value } = await reader.read(new Uint8Array(memory));
        if (done) return { done };
        memory = value.buffer;
        return { done, value };
      },
      cancel: () => reader.cancel(),
    };
  } catch {
    return null;
  }
}

/** For who reads streams only. */
export function streamOf(chunks: AsyncGenerator<Uint8Array, undefined>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(value.slice());
    },
    cancel: async () => void (await chunks.return(undefined)),
  });
}

async function* counted(
  chunks: AsyncGenerator<Uint8Array, undefined>,
  onbytes: (bytes: number, chunk: Uint8Array) => Promise<void> | undefined,
): AsyncGenerator<Uint8Array, undefined> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    await onbytes(bytes, chunk);
    yield chunk;
  }
}

/** Gzip is known by its first bytes, whatever the name. */
async function* unpacked(chunks: AsyncGenerator<Uint8Array, undefined>): AsyncGenerator<Uint8Array, undefined> {
  const { done, value: first } = await chunks.next();
  if (done === true) return;
  const whole = startingWith(first, chunks);
  yield* first[0] === 0x1f && first[1] === 0x8b ? gunzipped(whole) : whole;
}

async function* gunzipped(chunks: AsyncGenerator<Uint8Array, undefined>): AsyncGenerator<Uint8Array, undefined> {
  const failed: { cause?: Error } = {};
  async function* noted(): AsyncGenerator<Uint8Array, undefined> {
    try {
      yield* chunks;
    } catch (cause) {
      failed.cause = cause instanceof Error ? cause : new Error(String(cause));
      throw failed.cause;
    }
  }
  try {
    yield* chunksOf(streamOf(noted()).pipeThrough(new DecompressionStream('gzip')));
  } catch (cause) {
    if (failed.cause) throw failed.cause;
    // What engines say of it differs, and says nothing to a reader.
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The gzip file is damaged or cut off: fetch it again, or unpack it first (${message}).`, { cause });
  }
}

async function* startingWith(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array, undefined>,
): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
