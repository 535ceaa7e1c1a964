import type { Page } from '../../snapshot/scene';

/** What browsers can hold in one canvas, everywhere. */
const MAX_PIXELS = 100_000_000;
const MAX_SIDE = 16_000;
const POINTS_PER_INCH = 72;

/** Draws one page of SVG at so many dots an inch; the PNG comes without metadata. Throws an error that says what to choose when it is too large. */
export async function drawPng(
  svg: Uint8Array<ArrayBuffer>,
  page: Pick<Page, 'width' | 'height'>,
  { dpi, signal }: { dpi: number; signal?: AbortSignal },
): Promise<Blob> {
  const width = Math.round((page.width / POINTS_PER_INCH) * dpi);
  const height = Math.round((page.height / POINTS_PER_INCH) * dpi);
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    throw new RangeError(`${width} × ${height}`);
  }
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    signal?.throwIfAborted();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new RangeError(`${width} × ${height}`))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
