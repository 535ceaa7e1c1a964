import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { renderAsync } from '@resvg/resvg-js';
import type { FontSet } from '../../snapshot/fonts/font-set';
import type { Scene } from '../../snapshot/scene';
import { tagPng } from '../../snapshot/tag-png';
import { pageFonts, writeSvg } from '../../snapshot/write-svg';

/** A page's pixels take four bytes each while it is drawn: two pages at once are what a second core can use and a small machine can hold. */
const AT_ONCE = 2;

/** Every page as PNG, drawn by resvg with our own fonts and no others, so that every machine draws the same. */
export async function writePngs(scene: Scene, fonts: FontSet, dpi: number): Promise<Uint8Array[]> {
  // resvg takes fonts from files only.
  const folder = await mkdtemp(join(tmpdir(), 'dateline-'));
  try {
    const fontFiles = await Promise.all(
      pageFonts(scene, fonts, { isShared: true }).map(async ({ weight, bytes }) => {
        const path = join(folder, `${weight}.ttf`);
        await writeFile(path, bytes);
        return path;
      }),
    );
    const draw = async (page: number): Promise<Uint8Array> => {
      const { width } = scene.pages[page] ?? { width: 0 };
      const drawn = await renderAsync(writeSvg(scene, fonts, { page, fonts: 'none', hatches: 'lines' }), {
        fitTo: { mode: 'width', value: Math.round((width / 72) * dpi) },
        font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Noto Sans', sansSerifFamily: 'Noto Sans' },
      });
      return tagPng(drawn.asPng(), scene, dpi);
    };
    const pictures: Uint8Array[] = [];
    const collect = garbageCollector();
    let next = 0;
    const drawNext = async (): Promise<void> => {
      const page = next++;
      pictures[page] = await draw(page);
      collect();
    };
    const drawOn = async (): Promise<void> => {
      while (next < scene.pages.length) await drawNext();
    };
    // The map's page alone, as its clip takes as much memory again; then all others, from one list.
    await drawNext();
    await Promise.all(Array.from({ length: AT_ONCE }, drawOn));
    return pictures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A drawn page is native memory that is given back when its small handle is collected: far too late, unless somebody asks. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return typeof collect === 'function' ? (collect as () => void) : () => undefined;
}
