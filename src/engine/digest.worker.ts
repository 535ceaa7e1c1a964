import { startDigest } from './running-digest';

const digest = startDigest();

/** Chunks, and `null` when all has come. Answers each with its length, and the last with the digest. */
self.addEventListener('message', ({ data }: MessageEvent<Uint8Array | null>) => {
  if (data === null) void digest.finish().then((sum) => self.postMessage(sum));
  else {
    void digest.update(data);
    self.postMessage(data.length);
  }
});
