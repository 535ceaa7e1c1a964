import { z } from 'zod';
import { LANGUAGES } from '../../core/view/view-state';
import {
  millimeterPage,
  namedPage,
  PAGE_SIZES,
  pageProblem,
  pixelPage,
  type PageOptions,
} from '../../snapshot/page-sizes';
import { PROJECTIONS, SNAPSHOT_THEMES } from '../../snapshot/scene-input';
import { CliError } from '../cli-error';

const MIN_DPI = 72;
const MAX_DPI = 600;
/** Four bytes a pixel, and twice that while it is written. */
const MAX_PIXELS = 150_000_000;
const FORMATS = ['svg', 'pdf', 'pptx', 'png'] as const;
type SnapshotFormat = (typeof FORMATS)[number];

/** One snapshot as it is asked for, by the names of the options: what the command line and a batch file share. */
const requestSchema = z.strictObject({
  view: z.string().max(20_000).default(''),
  out: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).transform((out) => [out].flat()),
  claim: z
    .union([z.string(), z.array(z.string())])
    .transform((claim) => [claim].flat())
    .optional(),
  page: z.string().optional(),
  landscape: z.boolean().default(false),
  portrait: z.boolean().default(false),
  size: z.string().optional(),
  dpi: z.number().optional(),
  theme: z.enum(SNAPSHOT_THEMES).optional(),
  lang: z.enum(LANGUAGES).optional(),
  title: z.string().optional(),
  subtitle: z.string().optional(),
  'as-of': z.string().optional(),
  frame: z.string().optional(),
  projection: z.enum(PROJECTIONS).default('auto'),
  qr: z.boolean().default(false),
  'no-legend': z.boolean().default(false),
  'no-locator': z.boolean().default(false),
  'no-north': z.boolean().default(false),
  'no-link': z.boolean().default(false),
  'allow-empty': z.boolean().default(false),
});
export type SnapshotRequest = z.infer<typeof requestSchema>;

/** A request from outside. Throws `CliError` that names the option and what it takes. */
export function parseRequest(value: unknown, where: string): SnapshotRequest {
  const { success, data, error } = requestSchema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const option = issue?.path.join('.') ?? '';
  throw new CliError(`${where}${option === '' ? '' : `${option}: `}${issue?.message ?? 'not a snapshot'}.`);
}

export interface Output {
  readonly path: string;
  readonly format: SnapshotFormat;
}

export function outputsOf({ out }: SnapshotRequest): Output[] {
  return out.map((path) => {
    const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
    const format = FORMATS.find((known) => known === ending);
    if (format === undefined)
      throw new CliError(`"${path}" ends in none of .svg, .pdf, .pptx, .png: the ending says what is written.`);
    return { path, format };
  });
}

/** The page and, for PNG, its dots an inch. A page given in pixels is as many pixels, unless `dpi` says otherwise. */
export function pageOf(request: SnapshotRequest): { page: PageOptions; dpi: number } {
  if (request.landscape && request.portrait) throw new CliError('--landscape and --portrait exclude each other.');
  if (request.size !== undefined && request.page !== undefined)
    throw new CliError('--size and --page exclude each other.');
  const orientation = request.landscape ? 'landscape' : request.portrait ? 'portrait' : null;
  const page = request.size === undefined ? named(request.page ?? 'A4', orientation) : sized(request.size);
  const problem = pageProblem(page);
  if (problem !== null) throw new CliError(`${request.size === undefined ? '--page' : '--size'}: ${problem}`);
  const isScreen = page.name.endsWith('px') || /^(16:9|4:3|square|9:16)/.test(page.name);
  const dpi = request.dpi ?? (page.name.endsWith('px') ? 96 : isScreen ? 192 : 300);
  if (!(dpi >= MIN_DPI && dpi <= MAX_DPI)) throw new CliError(`--dpi: expected ${MIN_DPI} to ${MAX_DPI}, got ${dpi}.`);
  const pixels = (page.width / 72) * dpi * ((page.height / 72) * dpi);
  if (outputsOf(request).some(({ format }) => format === 'png') && pixels > MAX_PIXELS)
    throw new CliError(
      `a PNG of ${page.name} at ${dpi} dpi would have ${Math.round(pixels / 1e6)} million pixels; ${MAX_PIXELS / 1e6} million is the most. Lower --dpi.`,
    );
  return { page, dpi };
}

function named(name: string, orientation: 'portrait' | 'landscape' | null): PageOptions {
  const sizes = Object.keys(PAGE_SIZES) as (keyof typeof PAGE_SIZES)[];
  const size = sizes.find((known) => known.toLowerCase() === name.toLowerCase());
  if (size === undefined)
    throw new CliError(`--page: "${name}" is none of ${sizes.join(', ')}. For others see --size.`);
  return namedPage(size, orientation);
}

function sized(text: string): PageOptions {
  const [, width, height, unit] = /^(\d+(?:\.\d+)?)[x×](\d+(?:\.\d+)?)(px|mm)?$/i.exec(text.replaceAll(' ', '')) ?? [];
  if (width === undefined || height === undefined)
    throw new CliError(`--size: "${text}" is no size. Expected one such as 1600x900 (pixels) or 210x297mm.`);
  return unit?.toLowerCase() === 'mm'
    ? millimeterPage(Number(width), Number(height))
    : pixelPage(Number(width), Number(height));
}
