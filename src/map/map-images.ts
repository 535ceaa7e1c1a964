import { groupColor, type Theme } from '../style/theme';
import type { PlaceImage, Size } from './place-image';

/** An image for the map: pixels at `pixelRatio` times CSS size. */
export interface MapImage {
  readonly data: ImageData;
  readonly pixelRatio: number;
}

const HATCH = 8;

/** Paints with a 2D canvas at the given pixel ratio. Throws when the browser has no 2D canvas. */
function paintImage(
  width: number,
  height: number,
  pixelRatio: number,
  paint: (context: CanvasRenderingContext2D) => void,
): MapImage {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * pixelRatio);
  canvas.height = Math.ceil(height * pixelRatio);
  // In memory, not on the graphics device: reading back from there waits for every frame that is queued.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('Expected a 2D canvas to paint the map’s symbols with.');
  context.scale(pixelRatio, pixelRatio);
  paint(context);
  return { data: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio };
}

/** What a place shows, in the middle of a larger image; nothing of a place that shows nothing. */
export function paintPlace(image: PlaceImage | null, { width, height }: Size, pixelRatio: number): MapImage {
  return paintImage(width, height, pixelRatio, (context) => {
    if (image === null) return;
    // On whole pixels, so that hairlines stay sharp.
    context.translate(Math.floor((width - image.width) / 2), Math.floor((height - image.height) / 2));
    image.paint(context);
  });
}

/** The images that every map of a theme needs: the hatch of named areas, arrowheads by speaker group, the dot of a town, a crosshair. */
export function baseImages(theme: Theme, pixelRatio: number): ReadonlyMap<string, MapImage> {
  const images = new Map<string, MapImage>();
  images.set(
    'hatch',
    paintImage(HATCH, HATCH, pixelRatio, (context) => {
      context.strokeStyle = theme.claimArea;
      context.lineWidth = 0.9;
      for (const shift of [-HATCH, 0, HATCH]) {
        context.moveTo(shift, HATCH);
        context.lineTo(shift + HATCH, 0);
      }
      context.stroke();
    }),
  );
  // What keeps base names off the claims' tags is not seen.
  images.set(
    'clear',
    paintImage(1, 1, 1, () => undefined),
  );
  images.set(
    'town-dot',
    paintImage(6, 6, pixelRatio, (context) => {
      context.fillStyle = theme.cityLabel;
      context.arc(3, 3, 2, 0, Math.PI * 2);
      context.fill();
    }),
  );
  images.set(
    'crosshair',
    paintImage(26, 26, pixelRatio, (context) => {
      const strokes: [string, number][] = [
        [theme.labelHalo, 4],
        [theme.selection, 1.6],
      ];
      for (const [color, width] of strokes) {
        context.strokeStyle = color;
        context.lineWidth = width;
        context.beginPath();
        for (const [x, y] of [
          [0, -1],
          [0, 1],
          [-1, 0],
          [1, 0],
        ] as const) {
          context.moveTo(13 + x * 4, 13 + y * 4);
          context.lineTo(13 + x * 12, 13 + y * 12);
        }
        context.stroke();
      }
    }),
  );
  for (const slot of [null, ...theme.groups.keys()])
    images.set(
      `arrowhead-${slot ?? ''}`,
      paintImage(12, 12, pixelRatio, (context) => {
        context.fillStyle = groupColor(theme, slot);
        context.strokeStyle = theme.labelHalo;
        context.lineJoin = 'round';
        context.moveTo(6, 0.8);
        context.lineTo(11, 11.2);
        context.lineTo(6, 8.6);
        context.lineTo(1, 11.2);
        context.closePath();
        context.stroke();
        context.fill();
      }),
    );
  return images;
}

export function baseImageIds(theme: Theme): ReadonlySet<string> {
  return new Set([
    'hatch',
    'clear',
    'town-dot',
    'crosshair',
    ...[null, ...theme.groups.keys()].map((slot) => `arrowhead-${slot ?? ''}`),
  ]);
}

/** Width of a text in CSS pixels. */
export function measureText(): (text: string, font: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  return (text, font) => {
    if (context === null) return text.length * 7;
    context.font = font;
    return context.measureText(text).width;
  };
}
