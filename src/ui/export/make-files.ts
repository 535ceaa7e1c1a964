import { drawPng } from './draw-png';
import type { ExportFormat } from './export-choices';
import type { SnapshotClient } from './snapshot-client';
import type { SnapshotFiles, SnapshotRequest } from './snapshot-request';

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
  const name = fileName(made, request);
  const files: MadeFile[] = [];
  for (const [at, bytes] of made.files.entries()) {
    const page = made.pages[at];
    const isPicture = format === 'png' && page;
    const blob = isPicture ? await drawPng(bytes, page, { dpi, signal }) : new Blob([bytes], { type: TYPES[format] });
    files.push({ name: `${name}${at === 0 ? '' : `-${at + 1}`}.${format}`, blob });
  }
  return files;
}

/** The title's letters and digits, and the day. */
function fileName({ title }: SnapshotFiles, { asOf }: SnapshotRequest): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${words === '' ? 'map' : words}-${asOf}`;
}
