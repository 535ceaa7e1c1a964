import type { Feature, Geometry } from 'geojson';
import { caseDocument } from '../case-document';
import { claimRecord } from './claim-record';
import { claimShapes } from './claim-shapes';
import type { ExportInput } from './export-input';
import { exportedCase } from './exported-case';

/** About a tenth of a metre: no place is known better, and RFC 7946 advises no more. */
const DECIMALS = 6;

/**
 * RFC 7946: one feature for each place of a claim and each leg of its movement, all with the claim's flat columns; a claim that cannot be drawn
 * has a null geometry. The foreign member `dateline` holds the claims whole, so that reading back loses nothing.
 */
export function writeGeoJson(input: ExportInput): string {
  const features = input.claims.flatMap((claim): Feature<Geometry | null>[] => {
    const record = claimRecord(input, claim);
    const feature = (part: object, geometry: Geometry | null): Feature<Geometry | null> => ({
      type: 'Feature',
      properties: { ...record, ...part },
      geometry: geometry && rounded(geometry),
    });
    const shapes = claimShapes(input, claim);
    if (shapes.length === 0) return [feature({ shape: 'none' }, null)];
    return shapes.map((shape) =>
      shape.kind === 'place'
        ? feature(
            {
              shape: 'place',
              shape_place: shape.place.id,
              shape_role: shape.role,
              shape_precision: shape.place.precision,
            },
            shape.geometry,
          )
        : feature(
            { shape: 'movement, schematic, not a route', shape_from: shape.from.id, shape_to: shape.to.id },
            shape.geometry,
          ),
    );
  });
  const head = {
    type: 'FeatureCollection',
    attribution: input.attribution,
    data_sha256: input.hash,
    dateline: caseDocument(exportedCase(input)),
  };
  // A feature a line: the file can be read, searched and compared.
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`;
}

function rounded<T extends Geometry>(geometry: T): T {
  const factor = 10 ** DECIMALS;
  const text = JSON.stringify(geometry, (_key, value: unknown) =>
    typeof value === 'number' ? Math.round(value * factor) / factor : value,
  );
  return JSON.parse(text) as T;
}
