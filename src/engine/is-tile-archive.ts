/** What every PMTiles file begins with. */
const MAGIC = 'PMTiles';
export const MAGIC_LENGTH = MAGIC.length;

/** Whether a file is a PMTiles archive by its first characters, or says so by its name. */
export function isTileArchive(start: string, name: string): boolean {
  return start === MAGIC || /\.pmtiles$/i.test(name);
}
