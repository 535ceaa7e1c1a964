import { LANGUAGES, type Language } from '../../core/view/view-state';
import { PAGE_SIZES, type PageSizeName } from '../../snapshot/page-sizes';
import { PROJECTIONS, SNAPSHOT_THEMES, type ProjectionChoice, type SnapshotTheme } from '../../snapshot/scene-input';

export const FORMATS = ['pdf', 'svg', 'png', 'pptx'] as const;
export type ExportFormat = (typeof FORMATS)[number];
export const FRAMES = ['screen', 'claims'] as const;
export const ORIENTATIONS = ['portrait', 'landscape'] as const;
export const UNITS = ['mm', 'px'] as const;
export const PARTS = ['legend', 'locator', 'north', 'permalink', 'qr'] as const;
export type PagePart = (typeof PARTS)[number];
/** A sheet by name, or the reader's own measures. */
export const SIZES: readonly (PageSizeName | 'own')[] = [...(Object.keys(PAGE_SIZES) as PageSizeName[]), 'own'];
export const DPI = { min: 72, max: 600 } as const;

/** What a reader chose for snapshots and finds again the next time; what a snapshot says is not part of it. */
export interface ExportChoices {
  readonly formats: readonly ExportFormat[];
  readonly size: PageSizeName | 'own';
  readonly orientation: (typeof ORIENTATIONS)[number];
  readonly ownWidth: number;
  readonly ownHeight: number;
  readonly ownUnit: (typeof UNITS)[number];
  readonly theme: SnapshotTheme;
  /** `null`: the interface's own. */
  readonly language: Language | null;
  readonly frame: (typeof FRAMES)[number];
  readonly projection: ProjectionChoice;
  readonly parts: readonly PagePart[];
  readonly dpi: number;
}

export const DEFAULT_CHOICES: ExportChoices = {
  formats: ['pdf'],
  size: 'A4',
  orientation: 'landscape',
  ownWidth: 240,
  ownHeight: 160,
  ownUnit: 'mm',
  theme: 'light',
  language: null,
  frame: 'screen',
  projection: 'auto',
  parts: ['legend', 'locator', 'north', 'permalink'],
  dpi: 300,
};

const KEY = 'dateline.export';
const VERSION = 1;

/** What was kept, each choice checked by itself: one that is damaged or no longer offered falls back alone. */
export function readChoices(storage: () => Storage): ExportChoices {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return DEFAULT_CHOICES;
    const kept = stored as Record<string, unknown>;
    return kept['version'] === VERSION ? checkedChoices(kept) : DEFAULT_CHOICES;
  } catch {
    return DEFAULT_CHOICES;
  }
}

/** A browser that refuses storage loses only this. */
export function writeChoices(storage: () => Storage, choices: ExportChoices): void {
  try {
    storage().setItem(KEY, JSON.stringify({ version: VERSION, ...choices }));
  } catch {
    // Private windows and full disks: the choices hold until the page is closed.
  }
}

function checkedChoices(kept: Readonly<Record<string, unknown>>): ExportChoices {
  const one = <T>(value: unknown, offered: readonly T[], otherwise: T): T =>
    offered.find((choice) => choice === value) ?? otherwise;
  const some = <T>(value: unknown, offered: readonly T[], otherwise: readonly T[]): readonly T[] =>
    Array.isArray(value) ? offered.filter((choice) => value.includes(choice)) : otherwise;
  const length = (value: unknown, otherwise: number): number =>
    typeof value === 'number' && value > 0 && value < 100_000 ? value : otherwise;
  const formats = some(kept['formats'], FORMATS, DEFAULT_CHOICES.formats);
  const { dpi } = kept;
  return {
    formats: formats.length > 0 ? formats : DEFAULT_CHOICES.formats,
    size: one(kept['size'], SIZES, DEFAULT_CHOICES.size),
    orientation: one(kept['orientation'], ORIENTATIONS, DEFAULT_CHOICES.orientation),
    ownWidth: length(kept['ownWidth'], DEFAULT_CHOICES.ownWidth),
    ownHeight: length(kept['ownHeight'], DEFAULT_CHOICES.ownHeight),
    ownUnit: one(kept['ownUnit'], UNITS, DEFAULT_CHOICES.ownUnit),
    theme: one(kept['theme'], SNAPSHOT_THEMES, DEFAULT_CHOICES.theme),
    language: one(kept['language'], [...LANGUAGES, null], null),
    frame: one(kept['frame'], FRAMES, DEFAULT_CHOICES.frame),
    projection: one(kept['projection'], PROJECTIONS, DEFAULT_CHOICES.projection),
    parts: some(kept['parts'], PARTS, DEFAULT_CHOICES.parts),
    dpi: typeof dpi === 'number' && dpi >= DPI.min && dpi <= DPI.max ? Math.round(dpi) : DEFAULT_CHOICES.dpi,
  };
}
