import type { Page, Scene } from '../../snapshot/scene';
import { pageFileName } from '../../snapshot/snapshot-defaults';
import { tagPng } from '../../snapshot/tag-png';
import { drawPng } from './draw-png';
import type { ExportFormat } from './export-choices';
import type { SnapshotClient } from './snapshot-client';
import type { SnapshotRequest } from './snapshot-request';

export interface MadeFile {
  readonly name: string;
  readonly blob: Blob;
}

export interface MakeOptions {
  readonly format: ExportFormat;
  readonly request: SnapshotRequest;
  readonly dpi: number;
  readonly signal: AbortSignal;
}

const TYPES: Readonly<Record<ExportFormat, string>> = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** The files of one format; of a scene with several pages, SVG and PNG have one a page. */
export async function makeFiles(
  client: SnapshotClient,
  { format, request, dpi, signal }: MakeOptions,
): Promise<MadeFile[]> {
  const made = await client.write(format === 'png' ? 'svg' : format, request);
  signal.throwIfAborted();
  const name = fileName(made.scene);
  const files: MadeFile[] = [];
  for (const [at, bytes] of made.files.entries()) {
    const page = made.scene.pages[at];
    const isPicture = format === 'png' && page;
    const content = isPicture ? await taggedPicture(bytes, page, made.scene, { dpi, signal }) : bytes;
    files.push({ name: pageFileName(`${name}.${format}`, at), blob: new Blob([content], { type: TYPES[format] }) });
  }
  return files;
}

async function taggedPicture(
  svg: Uint8Array<ArrayBuffer>,
  page: Page,
  scene: Scene,
  options: { readonly dpi: number; readonly signal: AbortSignal },
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await drawPng(svg, page, options);
  return new Uint8Array(tagPng(new Uint8Array(await drawn.arrayBuffer()), scene, options.dpi));
}

/** The title's letters and digits, and the day. */
function fileName({ title, asOf }: Scene): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${words === '' ? 'map' : words}-${asOf}`;
}
