import { startDigest } from './running-digest';

const digest = startDigest();

/** Chunks, and `null` when all has come. */
self.addEventListener('message', ({ data }: MessageEvent<Uint8Array | null>) => {
  if (data !== null) digest.update(data);
  else void digest.finish().then((sum) => self.postMessage(sum));
});
