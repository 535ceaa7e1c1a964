import { combine, parseDbf, parseShp } from 'shpjs';
import { FormatError } from '../format-error';

interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly dbf: Uint8Array | undefined;
  readonly prj: Uint8Array | undefined;
  readonly cpg: Uint8Array | undefined;
}

/** The features of a shapefile, in degrees: its projection is undone where it says which it is. */
export function readShapefile({ shp, dbf, prj, cpg }: ShapefileParts): readonly unknown[] {
  const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes).trim();
  try {
    const shapes = parseShp(shp, text(prj));
    const rows = dbf === undefined ? [] : parseDbf(dbf, text(cpg));
    return combine([shapes, rows]).features;
  } catch (cause) {
    throw new FormatError('The shapefile is damaged, or in a projection that is not known. Save it in WGS 84.', {
      cause,
    });
  }
}
