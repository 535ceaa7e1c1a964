import { z } from 'zod';
import { plainAttribution } from '../plain-attribution';
import { ask } from '../range-source';
import { askTile } from './ask-tile';
import { DEFAULT_MAX_ZOOM, sourceBounds, type TileSource } from './tile-source';
import { fromSouth, isTileTemplate } from './tile-template';
import { MLT, tileTypeProblem } from './unpack-tile';

const zoom = z.number().int().min(0).max(24);
/** What TileJSON, and the metadata of a PMTiles file, say of the layers. */
export const vectorLayers = z.array(z.object({ fields: z.record(z.string(), z.unknown()).default({}) })).default([]);
/** As much of TileJSON 3.0 as is used; some servers still write what came before. */
const tileJson = z.object({
  tiles: z.array(z.string()).min(1),
  minzoom: zoom.optional(),
  maxzoom: zoom.optional(),
  bounds: z.array(z.number()).length(4).optional(),
  /** `tms` counts rows from the south. */
  scheme: z.enum(['xyz', 'tms']).default('xyz'),
  /** What MapLibre's style specification calls the form of the tiles. */
  encoding: z.string().optional(),
  attribution: z.string().optional(),
  vector_layers: vectorLayers,
});
/** What is read at most to know what an address answers with. */
const MOST_BYTES = 1_000_000;
const OTHER_START = /^\s*(?:\{\s*"type"\s*:\s*"Feature|\[)/;

/** Tiles by a template alone: nothing is known of them but where they are. */
export function templateSource(template: string): TileSource {
  return {
    minZoom: 0,
    maxZoom: DEFAULT_MAX_ZOOM,
    bounds: null,
    attribution: '',
    columns: [],
    isLayered: false,
    tile: (tile, signal) => askTile(template, tile, signal),
  };
}

/** Tiles as a TileJSON document at an address describes them; `null` when something else is there, of which no more than its beginning is read. */
export async function askTileJson(address: string): Promise<TileSource | null> {
  const response = await ask(address);
  const text = await beginning(response);
  let value: unknown;
  try {
    value = text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
  return tileJsonSource(value, address);
}

/** `null` when the value is no TileJSON. Throws when its tiles are none, or on another host. They may be relative to the document. */
function tileJsonSource(value: unknown, address: string): TileSource | null {
  const described = tileJson.safeParse(value).data;
  const [tiles] = described?.tiles ?? [];
  if (described === undefined || tiles === undefined) return null;
  if (described.encoding === 'mlt') throw new Error(`${address}: ${tileTypeProblem(MLT) ?? ''}`);
  const { origin } = new URL(address);
  const templates = described.tiles.flatMap((each) => {
    const url = URL.canParse(each, address) ? new URL(each, address) : null;
    return url !== null && isTileTemplate(url.href) ? [url] : [];
  });
  // Several addresses give the same tiles: one on the own host will do.
  const template = templates.find((each) => each.origin === origin) ?? templates[0];
  if (template === undefined)
    throw new Error(`Expected ${address} to name tiles with {z}, {x} and {y}, got ${tiles.slice(0, 200)}.`);
  if (template.origin !== origin)
    throw new Error(`${address} names tiles on another host, ${template.origin}, which was not asked for.`);
  const { minzoom = 0, maxzoom = DEFAULT_MAX_ZOOM } = described;
  return {
    ...templateSource(described.scheme === 'tms' ? fromSouth(template.href) : template.href),
    minZoom: Math.min(minzoom, maxzoom),
    maxZoom: maxzoom,
    bounds: sourceBounds(described.bounds),
    attribution: plainAttribution(described.attribution),
    columns: columnsOf(described.vector_layers),
    isLayered: described.vector_layers.length > 1,
  };
}

export function columnsOf(layers: z.infer<typeof vectorLayers>): string[] {
  return [...new Set(layers.flatMap(({ fields }) => Object.keys(fields)))];
}

/** A document's text; `null` as soon as it is seen to be rows, or too long for TileJSON. */
async function beginning(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    bytes += value.length;
    if (bytes <= MOST_BYTES && !OTHER_START.test(text) && /^\s*(\{|$)/.test(text)) continue;
    await reader.cancel();
    return null;
  }
  return null;
}
