import type { RunningDigest } from './running-digest';

/** Bytes on their way to the worker, above which reading waits for it. */
const MOST_WAITING = 32_000_000;

/** Taken by a worker of its own, beside the reading: it takes some 8 ms a megabyte, which whoever waits for the table would wait for too. */
export function startDigestWorker(): RunningDigest {
  const worker = new Worker(new URL('./digest.worker.ts', import.meta.url), { type: 'module' });
  let waiting = 0;
  let goOn = (): void => undefined;
  const answer = new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<number | string>) => {
      if (typeof data === 'string') {
        resolve(data);
        return;
      }
      waiting -= data;
      if (waiting < MOST_WAITING) goOn();
    };
    worker.onerror = ({ message }) => {
      reject(new Error(message || 'The worker for digests stopped.'));
      waiting = -Infinity;
      goOn();
    };
  });
  // Where nobody asks for it any more its failure is nobody's.
  answer.catch(() => undefined);
  return {
    update: (chunk) => {
      const copy = chunk.slice();
      waiting += copy.length;
      worker.postMessage(copy, [copy.buffer]);
      return waiting < MOST_WAITING ? undefined : new Promise((resolve) => (goOn = resolve));
    },
    finish: () => {
      worker.postMessage(null);
      return answer;
    },
    close: () => worker.terminate(),
  };
}
