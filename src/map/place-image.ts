import type { Mark, PlaceMarks } from '../core/geo/map-features';
import { groupColor, type Theme } from '../style/theme';
import { paintMark } from './paint-mark';

/** All sizes in CSS pixels. */
const MARK_SIZE = 11;
const STEP = MARK_SIZE + 2;
const SINGLE_SIZE = 16;
const SINGLE_IMAGE = SINGLE_SIZE + 6;
const PADDING = 6;
const TITLE_SIZE = 11;
const MAX_MARKS = 48;
const FONT = '600 11px "Noto Sans", "Noto Sans KR", sans-serif';

/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a place is shown: its marks, and for an area its name and count. */
export interface PlaceImage extends Size {
  /** The same for images that look the same. */
  readonly content: string;
  readonly paint: (context: CanvasRenderingContext2D) => void;
}

/** The name and count of an area without its marks, for a map of half the world. */
export function compactImage(
  place: PlaceMarks,
  title: string,
  theme: Theme,
  measure: (text: string, font: string) => number,
): PlaceImage {
  const text = areaTitle(place, title);
  const { width, height } = compactSize(place, title, measure);
  return {
    content: text,
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
  const isArea = isAreaTag(place);
  const marks = place.marks.slice(0, MAX_MARKS);
  const code = marks.map(({ slot, modality }) => `${slot ?? 'n'}${modality.slice(0, 4)}`).join(',');
  const text = tagText(place, title);
  const content = `${text}|${code}`;
  const [only] = marks;
  if (!isArea && marks.length === 1 && only !== undefined) return singleMark(content, only, theme);

  const { columns, titleHeight, width, height } = tagLayout(marks.length, isArea, textWidth(text, measure));
  return {
    content,
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

/** The size of the largest `placeImage` that there is of these claims or fewer of them. */
export function largestSize(place: PlaceMarks, title: string, measure: (text: string, font: string) => number): Size {
  const width = textWidth(tagText(place, title), measure);
  const most = Math.min(place.marks.length, MAX_MARKS);
  // Fewer marks may stand in fewer columns and more rows.
  const layouts = Array.from({ length: most }, (_, less) => tagLayout(less + 1, isAreaTag(place), width));
  return {
    width: Math.max(SINGLE_IMAGE, ...layouts.map((layout) => layout.width)),
    height: Math.max(SINGLE_IMAGE, ...layouts.map((layout) => layout.height)),
  };
}

/** The size of `compactImage`. */
export function compactSize(place: PlaceMarks, title: string, measure: (text: string, font: string) => number): Size {
  return { width: textWidth(areaTitle(place, title), measure) + PADDING * 2, height: TITLE_SIZE + PADDING * 2 };
}

/** Whether a place gets a tag with its name; a point gets its marks alone, and looks the same at every zoom. */
export function isAreaTag({ precision }: PlaceMarks): boolean {
  return precision !== 'point' && precision !== 'settlement';
}

function areaTitle({ marks }: PlaceMarks, title: string): string {
  return `${title} · ${marks.length}`;
}

function tagText(place: PlaceMarks, title: string): string {
  if (isAreaTag(place)) return areaTitle(place, title);
  return place.marks.length > MAX_MARKS ? String(place.marks.length) : '';
}

function textWidth(text: string, measure: (text: string, font: string) => number): number {
  return text === '' ? 0 : Math.ceil(measure(text, FONT));
}

function tagLayout(
  count: number,
  isArea: boolean,
  titleWidth: number,
): Size & { readonly columns: number; readonly titleHeight: number } {
  const columns = Math.min(count, Math.max(isArea ? 6 : 3, Math.ceil(Math.sqrt(count * 2.4))));
  const titleHeight = titleWidth === 0 ? 0 : TITLE_SIZE + 6;
  return {
    columns,
    titleHeight,
    width: Math.max(titleWidth, columns * STEP - 2) + PADDING * 2,
    height: titleHeight + Math.ceil(count / columns) * STEP - 2 + PADDING * 2,
  };
}

function singleMark(content: string, mark: Mark, theme: Theme): PlaceImage {
  const size = SINGLE_IMAGE;
  return {
    content,
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
