import { z } from 'zod/mini';
import { FormatError } from '../../core/formats/format-error';
import { checkedShapes } from '../../core/formats/import/reference-layer';
import type { CaseLayer } from '../../core/view/case-layer';
import { PLAIN_REFERENCE, REFERENCE_AREAS, REFERENCE_INKS } from '../../core/view/reference-style';

const zoomSchema = z.int().check(z.nonnegative(), z.lte(30));
const namesSchema = z.array(z.string()).check(z.maxLength(1000));

/** What is kept of a layer beside its shapes. */
const storedLayerSchema = z.object({
  /** What an address calls the case. */
  caseId: z.string(),
  id: z.string(),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  attribution: z.string().check(z.minLength(1), z.maxLength(500)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  tiles: z.nullable(z.object({ zoom: zoomSchema, maxZoom: zoomSchema, layers: namesSchema, without: namesSchema })),
  style: z.object({ ink: z.enum(REFERENCE_INKS), areas: z.enum(REFERENCE_AREAS) }),
  isShown: z.boolean(),
  laidAt: z.string().check(z.maxLength(40)),
});
export type StoredLayer = Readonly<z.infer<typeof storedLayerSchema>>;

export function storedLayer(caseId: string, layer: CaseLayer): StoredLayer {
  const { id, name, attribution, sha256, tiles, style, isShown, laidAt } = layer;
  return {
    ...{ caseId, id, name, attribution, sha256, isShown, laidAt },
    tiles: tiles === null ? null : { ...tiles, layers: [...tiles.layers], without: [...tiles.without] },
    style: { ...style },
  };
}

interface StoredParts {
  readonly entry: unknown;
  readonly shapes: unknown;
  /** When the page has them already, which have been checked. */
  readonly features: CaseLayer['features'] | undefined;
}

/** A layer as it is stored. Whoever wrote it, it is checked; one that is damaged has no shapes, and is not shown. */
export async function readStoredLayer(id: string, { entry, shapes, features }: StoredParts): Promise<CaseLayer> {
  const read = storedLayerSchema.safeParse(entry);
  const checked = features ?? (await readShapes(shapes));
  if (read.success && checked !== null) {
    const { caseId: _, ...kept } = read.data;
    return { ...kept, features: checked };
  }
  const name = read.success ? read.data.name : id.slice(0, 8);
  return { ...DAMAGED, id, name };
}

/** `null` when one of them cannot be drawn: they were checked when they were laid. */
async function readShapes(shapes: unknown): Promise<CaseLayer['features'] | null> {
  try {
    const { features, rejected } = await checkedShapes(Array.isArray(shapes) ? shapes : [], false);
    return rejected.length > 0 ? null : features;
  } catch (cause) {
    if (cause instanceof FormatError) return null;
    throw cause;
  }
}

/** Of a damaged layer nothing can be drawn. */
export function isDamaged({ features }: CaseLayer): boolean {
  return features.features.length === 0;
}

const DAMAGED: Omit<CaseLayer, 'id' | 'name'> = {
  ...{ attribution: '', sha256: '', tiles: null, style: PLAIN_REFERENCE, isShown: false, laidAt: '' },
  features: { type: 'FeatureCollection', features: [] },
};
