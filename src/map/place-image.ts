import type { Mark, PlaceMarks } from '../core/geo/map-features';
import { groupColor, type Theme } from '../style/theme';
import { paintMark } from './paint-mark';

/** All sizes in CSS pixels. */
const MARK_SIZE = 11;
const STEP = MARK_SIZE + 2;
const SINGLE_SIZE = 16;
const PADDING = 6;
const TITLE_SIZE = 11;
const MAX_MARKS = 48;
const FONT = '600 11px "Noto Sans", "Noto Sans KR", sans-serif';

/** How a place is shown: its marks, and for an area its name and count. Two places that look the same share one image. */
export interface PlaceImage {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly paint: (context: CanvasRenderingContext2D) => void;
}

/** The name and count of an area without its marks, for a map of half the world; a point looks the same everywhere. */
export function compactImage(
  place: PlaceMarks,
  title: string,
  theme: Theme,
  measure: (text: string, font: string) => number,
): PlaceImage {
  if (place.precision === 'point' || place.precision === 'settlement') return placeImage(place, title, theme, measure);
  const text = `${title} · ${place.marks.length}`;
  const width = Math.ceil(measure(text, FONT)) + PADDING * 2;
  const height = TITLE_SIZE + PADDING * 2;
  return {
    id: `compact|${text}`,
    width,
    height,
    paint: (context) => {
      paintFrame(context, width, height, true, theme);
      context.fillStyle = theme.tagInk;
      context.font = FONT;
      context.textBaseline = 'top';
      context.fillText(text, PADDING, PADDING);
    },
  };
}

/**
 * An area gets a ruled tag with its name, the number of claims and every claim's mark: nothing about it looks like a pin.
 * A point gets its marks on the spot, in a block when they are several.
 */
export function placeImage(
  place: PlaceMarks,
  title: string,
  theme: Theme,
  measure: (text: string, font: string) => number,
): PlaceImage {
  const isArea = place.precision !== 'point' && place.precision !== 'settlement';
  const marks = place.marks.slice(0, MAX_MARKS);
  const code = marks.map(({ slot, modality }) => `${slot ?? 'n'}${modality.slice(0, 4)}`).join(',');
  const id = `${isArea ? 'area' : 'point'}|${title}|${place.marks.length}|${code}`;
  const [only] = marks;
  if (!isArea && marks.length === 1 && only !== undefined) return singleMark(id, only, theme);

  const text = isArea
    ? `${title} · ${place.marks.length}`
    : place.marks.length > MAX_MARKS
      ? String(place.marks.length)
      : '';
  const textWidth = text === '' ? 0 : Math.ceil(measure(text, FONT));
  const columns = Math.min(marks.length, Math.max(isArea ? 6 : 3, Math.ceil(Math.sqrt(marks.length * 2.4))));
  const rows = Math.ceil(marks.length / columns);
  const width = Math.max(textWidth, columns * STEP - 2) + PADDING * 2;
  const titleHeight = text === '' ? 0 : TITLE_SIZE + 6;
  const height = titleHeight + rows * STEP - 2 + PADDING * 2;
  return {
    id,
    width,
    height,
    paint: (context) => {
      paintFrame(context, width, height, isArea, theme);
      context.fillStyle = theme.tagInk;
      context.font = FONT;
      context.textBaseline = 'top';
      if (text !== '') context.fillText(text, PADDING, PADDING - 1);
      for (const [at, mark] of marks.entries()) {
        const x = PADDING + (at % columns) * STEP + MARK_SIZE / 2;
        const y = PADDING + titleHeight + Math.floor(at / columns) * STEP + MARK_SIZE / 2;
        paintMark(context, mark.modality, groupColor(theme, mark.slot), x, y, MARK_SIZE);
      }
    },
  };
}

function singleMark(id: string, mark: Mark, theme: Theme): PlaceImage {
  const size = SINGLE_SIZE + 6;
  return {
    id,
    width: size,
    height: size,
    paint: (context) => {
      context.beginPath();
      context.arc(size / 2, size / 2, size / 2 - 1, 0, Math.PI * 2);
      context.fillStyle = theme.tagPaper;
      context.fill();
      paintMark(context, mark.modality, groupColor(theme, mark.slot), size / 2, size / 2, SINGLE_SIZE);
    },
  };
}

function paintFrame(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  isArea: boolean,
  theme: Theme,
): void {
  context.fillStyle = theme.tagPaper;
  context.strokeStyle = theme.tagEdge;
  context.beginPath();
  if (isArea) {
    context.rect(0.5, 0.5, width - 1, height - 1);
    context.fill();
    context.lineWidth = 1;
    context.stroke();
    // The heavy rule of a newspaper's column head.
    context.fillStyle = theme.tagEdge;
    context.fillRect(0, 0, width, 2.5);
  } else {
    context.roundRect(0.5, 0.5, width - 1, height - 1, height / 2);
    context.fill();
    context.lineWidth = 0.75;
    context.stroke();
  }
}
