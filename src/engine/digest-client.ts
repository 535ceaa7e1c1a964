import type { RunningDigest } from './running-digest';

/** Bytes of buffers on their way to the worker and back, above which reading waits for one. */
const MOST_BYTES = 8_000_000;

/** Bytes for the worker, at the front of a buffer that it gives back. */
export interface DigestPart {
  readonly buffer: ArrayBuffer;
  readonly length: number;
}

/** Taken by a worker of its own, beside the reading: it takes some 8 ms a megabyte, which whoever waits for the table would wait for too. */
export function startDigestWorker(): RunningDigest {
  const worker = new Worker(new URL('./digest.worker.ts', import.meta.url), { type: 'module' });
  // Used again and again: a new one for each chunk is garbage as long as the file.
  const free: ArrayBuffer[] = [];
  let bytes = 0;
  let goOn: (() => void) | null = null;
  const answer = new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
      if (typeof data === 'string') resolve(data);
      else free.push(data);
      goOn?.();
    };
    worker.onerror = ({ message }) => {
      bytes = -Infinity;
      goOn?.();
      reject(new Error(message || 'The worker for digests stopped.'));
    };
  });
  // Where nobody asks for it any more its failure is nobody's.
  answer.catch(() => undefined);

  function bufferOf(length: number): ArrayBuffer {
    const used = free.pop();
    if (used !== undefined && used.byteLength >= length) return used;
    bytes += length - (used?.byteLength ?? 0);
    return new ArrayBuffer(length);
  }

  return {
    update: (chunk) => {
      const part: DigestPart = { buffer: bufferOf(chunk.length), length: chunk.length };
      new Uint8Array(part.buffer).set(chunk);
      worker.postMessage(part, [part.buffer]);
      return free.length > 0 || bytes < MOST_BYTES ? undefined : new Promise((resolve) => (goOn = resolve));
    },
    finish: () => {
      worker.postMessage(null);
      return answer;
    },
    close: () => worker.terminate(),
  };
}
