import type { RunningDigest } from './running-digest';

/** Taken by a worker of its own, beside the reading: it takes some 8 ms a megabyte, which whoever waits for the table would wait for too. */
export function startDigestWorker(): RunningDigest {
  const worker = new Worker(new URL('./digest.worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || 'The worker for digests stopped.'));
  });
  // Where nobody asks for it any more its failure is nobody's.
  answer.catch(() => undefined);
  return {
    update: (chunk) => {
      const copy = chunk.slice();
      worker.postMessage(copy, [copy.buffer]);
    },
    finish: () => {
      worker.postMessage(null);
      return answer;
    },
    close: () => worker.terminate(),
  };
}
