import type { Geometry, Position } from 'geojson';

/** Longest pieces of an edge, degrees, by how much of the globe the map shows: beyond them the straight line and the great circle can be told apart. */
const PIECE = { share: 1 / 30, least: 0.05, most: 1 } as const;

/**
 * A geometry whose edges are straight in longitude and latitude, as RFC 7946 (3.1.1) means them, where the projection draws great circles: long ones get
 * positions between their ends. Only of tracks, which no program cuts at the antimeridian, an edge over more than half the globe is meant the shorter way
 * round.
 */
export function straightEdges<T extends Geometry>(
  geometry: T,
  /** Of what the map shows, degrees. */
  radius: number,
  { isTrack }: { readonly isTrack: boolean },
): T {
  const piece = Math.min(PIECE.most, Math.max(PIECE.least, radius * PIECE.share));
  const straight = (line: readonly Position[]): Position[] => straightLine(line, piece, isTrack ? 180 : 360);
  switch (geometry.type) {
    case 'LineString':
      return { ...geometry, coordinates: straight(geometry.coordinates) };
    case 'Polygon':
    case 'MultiLineString':
      return { ...geometry, coordinates: geometry.coordinates.map(straight) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(straight)) };
    default:
      return geometry;
  }
}

function straightLine(line: readonly Position[], piece: number, widest: number): Position[] {
  const straight: Position[] = [];
  for (const [at, position] of line.entries()) {
    const [lng = 0, lat = 0] = position;
    const before = line[at - 1];
    if (before !== undefined) {
      const [fromLng = 0, fromLat = 0] = before;
      const [width, height] = [lng - fromLng, lat - fromLat];
      const pieces = Math.abs(width) > widest ? 1 : Math.ceil(Math.max(Math.abs(width), Math.abs(height)) / piece);
      for (let step = 1; step < pieces; step++)
        straight.push([fromLng + (width * step) / pieces, fromLat + (height * step) / pieces]);
    }
    straight.push(position);
  }
  return straight;
}
