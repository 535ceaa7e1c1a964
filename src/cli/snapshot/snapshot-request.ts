import { z } from 'zod/mini';
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
import { requestProblem } from './request-problem';

const MIN_DPI = 72;
const MAX_DPI = 600;
/** Four bytes a pixel, and twice that while it is written. */
const MAX_PIXELS = 150_000_000;
const FORMATS = ['svg', 'pdf', 'pptx', 'png'] as const;
type SnapshotFormat = (typeof FORMATS)[number];

const texts = z.union([z.string(), z.array(z.string())]);
/** By the names of the options: what the command line and a batch file share. */
const requestSchema = z.strictObject({
  view: z._default(z.string().check(z.maxLength(20_000)), ''),
  out: z.union([z.string().check(z.minLength(1)), z.array(z.string().check(z.minLength(1))).check(z.minLength(1))]),
  claim: z.optional(z.union([z.string(), z.array(z.string())])),
  reference: z.optional(texts),
  'reference-name': z.optional(texts),
  'reference-credit': z.optional(texts),
  'reference-without': z.optional(texts),
  'reference-ink': z.optional(texts),
  'reference-areas': z.optional(texts),
  page: z.optional(z.string()),
  landscape: z._default(z.boolean(), false),
  portrait: z._default(z.boolean(), false),
  size: z.optional(z.string()),
  dpi: z.optional(z.number()),
  theme: z.optional(z.enum(SNAPSHOT_THEMES)),
  lang: z.optional(z.enum(LANGUAGES)),
  title: z.optional(z.string()),
  subtitle: z.optional(z.string()),
  'as-of': z.optional(z.string()),
  frame: z.optional(z.string()),
  projection: z._default(z.enum(PROJECTIONS), 'auto'),
  qr: z._default(z.boolean(), false),
  'no-legend': z._default(z.boolean(), false),
  'no-locator': z._default(z.boolean(), false),
  'no-north': z._default(z.boolean(), false),
  'no-link': z._default(z.boolean(), false),
  'allow-empty': z._default(z.boolean(), false),
});
type RequestFields = z.infer<typeof requestSchema>;

/** One snapshot as it is asked for. */
export interface SnapshotRequest extends Omit<RequestFields, 'out' | 'claim' | ReferenceField> {
  readonly out: readonly string[];
  readonly claim?: readonly string[];
  /** Files of layers under the claims; each with its name, whom to credit and how it is drawn, at the same place in their lists. */
  readonly reference: readonly string[];
  readonly 'reference-name': readonly string[];
  readonly 'reference-credit': readonly string[];
  readonly 'reference-ink': readonly string[];
  readonly 'reference-areas': readonly string[];
  /** Layers of archives of tiles that are not wanted. */
  readonly 'reference-without': readonly string[];
}
type ReferenceField = Extract<keyof RequestFields, `reference${string}`>;

/** A request from outside. Throws `CliError` that names the option and what it takes. */
export function parseRequest(value: unknown, where: string): SnapshotRequest {
  const { success, data, error } = requestSchema.safeParse(value);
  if (!success) throw new CliError(`${where}${requestProblem(error.issues, value, Object.keys(requestSchema.shape))}`);
  const { out, claim, ...rest } = data;
  return {
    ...rest,
    out: [out].flat(),
    reference: [rest.reference ?? []].flat(),
    'reference-name': [rest['reference-name'] ?? []].flat(),
    'reference-credit': [rest['reference-credit'] ?? []].flat(),
    'reference-without': [rest['reference-without'] ?? []].flat(),
    'reference-ink': [rest['reference-ink'] ?? []].flat(),
    'reference-areas': [rest['reference-areas'] ?? []].flat(),
    ...(claim !== undefined && { claim: [claim].flat() }),
  };
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
