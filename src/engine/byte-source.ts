import { ask } from './range-source';

export interface ByteSource {
  readonly stream: ReadableStream<Uint8Array>;
  /** Of what is transferred, packed or not; `null` when the host does not say. */
  readonly totalBytes: number | null;
}

/** The bytes of a file or an address, unpacked when they are gzip; `onbytes` hears of each chunk, before unpacking, and how many bytes have come. */
export async function openBytes(
  source: Blob | string,
  onbytes: (bytes: number, chunk: Uint8Array) => void,
): Promise<ByteSource> {
  const { stream, totalBytes } = typeof source === 'string' ? await fetched(source) : fromBlob(source);
  let bytes = 0;
  const counted = stream.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.length;
        onbytes(bytes, chunk);
        controller.enqueue(chunk);
      },
    }),
  );
  return { stream: await unpacked(counted), totalBytes };
}

function fromBlob(blob: Blob): { stream: ReadableStream<Uint8Array<ArrayBuffer>>; totalBytes: number | null } {
  return { stream: blob.stream(), totalBytes: blob.size };
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

/** Gzip is known by its first bytes, whatever the name. */
async function unpacked(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<ReadableStream<Uint8Array>> {
  const reader = stream.getReader();
  const first = await reader.read();
  let hasSourceFailed = false;
  const whole = relay(reader, first.value, (cause) => {
    hasSourceFailed = true;
    return cause;
  });
  const isGzip = first.value?.[0] === 0x1f && first.value[1] === 0x8b;
  if (!isGzip) return whole;
  const inside = whole.pipeThrough(new DecompressionStream('gzip')).getReader();
  return relay(inside, undefined, (cause) => (hasSourceFailed ? cause : gzipFailure(cause)));
}

/** What a reader gives, after a first chunk; `failed` tells its failures in other words. */
function relay<Chunk extends Uint8Array>(
  reader: ReadableStreamDefaultReader<Chunk>,
  first: Chunk | undefined,
  failed: (cause: Error) => Error,
): ReadableStream<Chunk> {
  return new ReadableStream<Chunk>({
    start(controller) {
      if (first !== undefined) controller.enqueue(first);
    },
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (cause) {
        throw failed(cause instanceof Error ? cause : new Error(String(cause)));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** What engines say of it differs, and says nothing to a reader. */
function gzipFailure(cause: Error): Error {
  return new Error(`The gzip file is damaged or cut off: fetch it again, or unpack it first (${cause.message}).`, {
    cause,
  });
}
