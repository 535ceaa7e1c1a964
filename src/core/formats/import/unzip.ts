import { unzipSync } from 'fflate';
import { FormatError } from '../format-error';
import type { ImportLimits } from './import-limits';

/** The files of an archive whose names fit, unpacked. Throws `FormatError` at the limits: what an archive says of itself decides before anything is unpacked, and no more than that is. */
export function unzip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limits: ImportLimits,
): ReadonlyMap<string, Uint8Array> {
  let [entries, total] = [0, 0];
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1;
        if (entries > limits.zipEntries)
          throw new FormatError(`The archive holds more than ${limits.zipEntries} files. Take out what is not needed.`);
        if (!isWanted(name)) return false;
        total += originalSize;
        if (total > limits.unzippedBytes)
          throw new FormatError(
            `The archive unpacks to more than ${limits.unzippedBytes / 1e6} MB. Split it into smaller ones.`,
          );
        if (originalSize > 1_000_000 && originalSize > size * limits.zipRatio)
          throw new FormatError(
            `"${name.slice(0, 60)}" in the archive unpacks to more than ${limits.zipRatio} times its size: that is how archives are made to choke a program. Unpack it yourself if you trust it.`,
          );
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw new FormatError('The archive is damaged or is no ZIP file. Save or download it again.', { cause });
  }
}

/** Whether bytes begin as a ZIP file does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}
