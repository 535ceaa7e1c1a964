import type { ThemeName } from '../../core/view/view-state';
import { describeScene, type SceneReport } from '../../snapshot/build-scene';
import type { PageInput } from '../../snapshot/page-subject';
import type { Scene } from '../../snapshot/scene';
import type { Frame, SceneOptions, SnapshotTheme } from '../../snapshot/scene-input';
import { CliError } from '../cli-error';
import type { SnapshotRequest } from './snapshot-request';

/** A page that has been laid out, to be written. */
export interface MadePage {
  readonly scene: Scene;
  readonly report: SceneReport;
  /** Of a PNG. */
  readonly dpi: number;
}

const THEME_OF: Readonly<Record<ThemeName, SnapshotTheme>> = { light: 'light', dark: 'dark', contrast: 'print' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function themeOf({ theme }: SnapshotRequest, ofView: ThemeName | null | undefined): SnapshotTheme {
  return theme ?? (ofView ? THEME_OF[ofView] : 'light');
}

/** The day that a page speaks for. Throws `CliError` when it is none. */
export function checkedDay(day: string): string {
  if (!isDay(day)) throw new CliError(`--as-of: "${day}" is no day. Expected one such as 2024-10-29.`);
  return day;
}

/** A day of the calendar: engines take the 31st of February for one in March. */
function isDay(text: string): boolean {
  const time = DAY.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A frame given as a box of degrees; `words` are the names that it might have had. Throws `CliError` when it is none. */
export function boxFrame(frame: string, words: readonly string[]): Frame {
  const [west, south, east, north, ...rest] = frame.split(',').map((part) => Number(part.trim() || NaN));
  const isBox =
    west !== undefined && south !== undefined && east !== undefined && north !== undefined && rest.length === 0;
  if (
    !isBox ||
    !(Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south < north && west !== east)
  )
    throw new CliError(
      `--frame: "${frame}" is neither ${words.map((word) => `"${word}"`).join(' nor ')} nor a box of degrees west,south,east,north such as 30,44,45,54.`,
    );
  return { kind: 'bounds', bounds: [west, south, east, north] };
}

export function sceneOptions(request: SnapshotRequest): SceneOptions {
  return {
    legend: !request['no-legend'],
    locator: !request['no-locator'],
    north: !request['no-north'],
    permalink: !request['no-link'],
    qr: request.qr,
    projection: request.projection,
  };
}

/** Lays a page out. Throws `CliError` when there is no room for it. */
export function describePage(input: PageInput): Pick<MadePage, 'scene' | 'report'> {
  try {
    return describeScene(input);
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(error.message, { exitCode: 1, cause: error });
    throw error;
  }
}
