import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { FontSet } from '../../snapshot/fonts/font-set';
import type { Scene } from '../../snapshot/scene';
import { tagPng } from '../../snapshot/tag-png';
import { pageFonts, writeSvg } from '../../snapshot/write-svg';

/** A page as PNG, drawn by resvg with our own fonts and no others, so that every machine draws the same. */
export async function writePng(
  scene: Scene,
  fonts: FontSet,
  { page, dpi }: { page: number; dpi: number },
): Promise<Uint8Array> {
  const { width } = scene.pages[page] ?? { width: 0 };
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
    const drawn = new Resvg(writeSvg(scene, fonts, { page, fonts: 'none' }), {
      fitTo: { mode: 'width', value: Math.round((width / 72) * dpi) },
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Noto Sans', sansSerifFamily: 'Noto Sans' },
    }).render();
    return tagPng(drawn.asPng(), scene, dpi);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
