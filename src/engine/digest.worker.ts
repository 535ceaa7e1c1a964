import type { DigestPart } from './digest-client';
import { startDigest } from './running-digest';

const digest = startDigest();

/** Parts, and `null` when all have come. Gives the buffer of each back, and answers the last with the digest. */
self.addEventListener('message', ({ data }: MessageEvent<DigestPart | null>) => {
  if (data === null) void digest.finish().then((sum) => self.postMessage(sum));
  else {
    void digest.update(new Uint8Array(data.buffer, 0, data.length));
    self.postMessage(data.buffer, { transfer: [data.buffer] });
  }
});
