import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { fontPieces, type FontPiece } from '../../snapshot/fonts/font-pieces';
import type { FontSet, FontWeight } from '../../snapshot/fonts/font-set';
import type { FontMetrics } from '../../snapshot/fonts/metrics';
import { openFont, type Font } from '../../snapshot/fonts/open-font';
import type { Scene } from '../../snapshot/scene';
import { pageFileName } from '../../snapshot/snapshot-defaults';
import { writeSvg } from '../../snapshot/write-svg';
import { CliError } from '../cli-error';
import type { Effects } from '../effects';
import type { Output } from './snapshot-request';

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

/** Every output of a scene. Nothing is written before everything is made; each file appears whole or not at all. */
export async function writeOutputs(
  scene: Scene,
  outputs: readonly Output[],
  { dpi, metrics, effects }: { dpi: number; metrics: FontMetrics; effects: Effects },
): Promise<WrittenFile[]> {
  const isShared = outputs.some(({ format }) => format === 'png');
  const fonts = await loadFonts(fontPieces(scene, metrics, { isShared }), effects);
  const files: { path: string; bytes: Uint8Array }[] = [];
  for (const { path, format } of outputs) {
    switch (format) {
      case 'svg':
        for (const page of scene.pages.keys())
          files.push({ path: pageFileName(path, page), bytes: encode(writeSvg(scene, fonts, { page })) });
        break;
      case 'png': {
        const { writePngs } = await import('./write-png');
        const pictures = await writePngs(scene, fonts, dpi);
        for (const [page, bytes] of pictures.entries()) files.push({ path: pageFileName(path, page), bytes });
        break;
      }
      case 'pdf':
        files.push({ path, bytes: (await import('../../snapshot/write-pdf')).writePdf(scene, fonts) });
        break;
      case 'pptx':
        files.push({ path, bytes: (await import('../../snapshot/write-pptx')).writePptx(scene) });
    }
  }
  for (const { path, bytes } of files) await writeFile(path, bytes, effects);
  return files.map(({ path, bytes }) => ({ path, bytes: bytes.length }));
}

async function writeFile(path: string, bytes: Uint8Array, effects: Effects): Promise<void> {
  try {
    await effects.writeBytes(path, bytes);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    const reason = cause.code === 'EISDIR' ? 'there is a folder of that name' : cause.message;
    throw new CliError(`"${path}" cannot be written: ${reason}.`, { exitCode: 1, cause });
  }
}

/** Only the font files that the scene's characters need. */
async function loadFonts(pieces: readonly FontPiece[], effects: Effects): Promise<FontSet> {
  const opened: Record<FontWeight, Font[]> = { 400: [], 600: [] };
  for (const { file, weight } of pieces) {
    const family = file.startsWith('noto-sans-kr') ? '@fontsource/noto-sans-kr' : '@fontsource/noto-sans';
    const path = join(effects.dependencyFolder(family), 'files', `${file}-${weight}-normal.woff`);
    opened[weight].push(openFont(await effects.readBytes(path), inflateSync));
  }
  return { 400: some(opened[400]), 600: some(opened[600]) };
}

function some(fonts: readonly Font[]): readonly [Font, ...Font[]] {
  const [first, ...rest] = fonts;
  if (first === undefined) throw new TypeError('Expected a font of each weight.');
  return [first, ...rest];
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
