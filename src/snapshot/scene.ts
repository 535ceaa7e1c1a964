/**
 * A snapshot as the writers see it: pages of shapes and text, with everything decided. Lengths are points (1/72 inch), the
 * origin is the page's top left corner, y grows downwards, colours are `#rrggbb`. Plain data: the same scene gives the same bytes.
 */
export interface Scene {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly subtitle: string;
  /** ISO 8601 day that the snapshot speaks for; an input, never the clock. */
  readonly asOf: string;
  /** Address that opens the view again; empty when there is none. */
  readonly permalink: string;
  /** SHA-256 of the case's data, hexadecimal. */
  readonly hash: string;
  /** The claims' citations and the data's attribution, one a line, for metadata and slide notes. */
  readonly citations: readonly string[];
  readonly attribution: readonly string[];
  readonly pages: readonly Page[];
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  /** Named as an art desk would look for them: `map/land`, `map/claims`, `legend`, `footnotes` … Drawn in this order. */
  readonly groups: readonly Group[];
}

export interface Group {
  readonly id: string;
  /** What a reader with a screen reader, or a designer in a layer list, is told. */
  readonly label: string;
  readonly clip?: Box;
  readonly shapes: readonly Shape[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Shape = PathShape | TextShape | ImageShape;

/** Move, line, cubic curve, close: absolute coordinates. */
export type PathSegment =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export interface PathShape {
  readonly kind: 'path';
  readonly segments: readonly PathSegment[];
  readonly fill?: string | Hatch;
  readonly fillOpacity?: number;
  readonly stroke?: Stroke;
  /** Even-odd, so that a ring inside a ring is a hole however it is wound. */
  readonly name?: string;
}

export interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly opacity?: number;
  /** Lengths of dash and gap, points. */
  readonly dash?: readonly number[];
  readonly cap?: 'butt' | 'round';
  readonly join?: 'miter' | 'round';
}

/** Parallel lines; `angle` in degrees counterclockwise from the x axis, `spacing` from line to line. */
export interface Hatch {
  readonly kind: 'hatch';
  readonly color: string;
  readonly width: number;
  readonly spacing: number;
  readonly angle: number;
  readonly background?: string;
}

/** One line of text. `y` is the baseline. Runs follow each other. */
export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly runs: readonly TextRun[];
  /** Width of the whole line by our own font metrics: where the text must end whatever the viewer's font. */
  readonly width: number;
  readonly letterSpacing?: number;
  /** Degrees clockwise about (x, y). */
  readonly rotation?: number;
  readonly halo?: { readonly color: string; readonly width: number };
  /** Marks a heading, for bookmarks and tags. */
  readonly role?: 'title' | 'heading';
}

export interface TextRun {
  readonly text: string;
  readonly color: string;
  readonly weight: 400 | 600;
  /** http(s) address. */
  readonly link?: string;
  /** BCP 47, where it is not the scene's language. */
  readonly language?: string;
}

/** Pixels under the shapes: the reader's own basemap. */
export interface ImageShape {
  readonly kind: 'image';
  readonly box: Box;
  readonly png: Uint8Array;
}
