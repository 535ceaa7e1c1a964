import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where the pictures of the documentation are put, when they are asked for (`npm run docs:pictures`). */
const FOLDER = process.env['PICTURES'] ?? '';
export const arePicturesWanted = FOLDER !== '';
const QUALITY = 0.82;

/** Takes a picture of the page as it is, as WebP, when pictures are asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!arePicturesWanted) return;
  const png = await page.screenshot({ animations: 'disabled' });
  // The browser writes WebP itself; a page of its own, since the dashboard's policy allows no data addresses.
  const desk = await page.context().newPage();
  const webp = await desk.evaluate(
    async ([data, quality]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
    },
    [png.toString('base64'), QUALITY] as const,
  );
  await desk.close();
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.webp`), Buffer.from(webp, 'base64'));
}
