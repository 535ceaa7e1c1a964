import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The SHA-256 of bytes as they come. */
export interface RunningDigest {
  /** The chunk stays the caller's. A promise asks to wait until there is room for more. */
  readonly update: (chunk: Uint8Array) => Promise<void> | undefined;
  /** Hexadecimal, once all has come. Rejects where it could not be taken. */
  readonly finish: () => Promise<string>;
  /** Ends it, finished or not. */
  readonly close: () => void;
}

/** Taken where the bytes are read. */
export function startDigest(): RunningDigest {
  const hash = sha256.create();
  return {
    update: (chunk) => {
      hash.update(chunk);
      return undefined;
    },
    finish: () => Promise.resolve(bytesToHex(hash.digest())),
    close: () => undefined,
  };
}

/** The digest once all has come, for whoever will ask: nobody who waits for the table waits for it. `null` where it could not be taken: the table is whole all the same. */
export function finished(running: RunningDigest): Promise<string | null> {
  return running
    .finish()
    .catch(() => null)
    .finally(() => running.close());
}
