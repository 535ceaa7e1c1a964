import { zipSync } from 'fflate';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { describe, expect, it } from 'vitest';
import { IMPORT_LIMITS } from '../../../../src/core/formats/import/import-limits';
import { readReferenceLayer } from '../../../../src/core/formats/import/reference-layer';
import { bytesOf } from './import';

const collection = {
  type: 'FeatureCollection' as const,
  features: [
    {
      type: 'Feature' as const,
      properties: { name: 'A', size: 3 },
      geometry: { type: 'Point' as const, coordinates: [30, 50] },
    },
    {
      type: 'Feature' as const,
      properties: { name: 'B', size: 4 },
      geometry: { type: 'Point' as const, coordinates: [31, 51] },
    },
  ],
};

/** A shapefile of points, by its specification: 100 bytes of head, then a head of 8 and 20 bytes of shape for each. */
function shapefile(points: readonly (readonly [number, number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(100 + points.length * 28));
  view.setInt32(0, 9994);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 1, true);
  for (const [at, [x, y]] of points.entries()) {
    const start = 100 + at * 28;
    view.setInt32(start, at + 1);
    view.setInt32(start + 4, 10);
    view.setInt32(start + 8, 1, true);
    view.setFloat64(start + 12, x, true);
    view.setFloat64(start + 20, y, true);
  }
  return new Uint8Array(view.buffer);
}

const GPX =
  '<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1"><metadata><copyright author="Somebody"/></metadata><trk><name>Track</name><trkseg><trkpt lat="50" lon="30"><ele>1</ele></trkpt><trkpt lat="51" lon="31"/></trkseg></trk></gpx>';
const KML =
  '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>A</name><Point><coordinates>30,50,9</coordinates></Point></Placemark><Placemark><name>B</name><Point><coordinates>31,51</coordinates></Point></Placemark></Document></kml>';
const MERCATOR =
  'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]';

describe('readReferenceLayer', () => {
  it.each<[string, Uint8Array]>([
    ['GeoJSON', bytesOf(JSON.stringify(collection))],
    ['KML', bytesOf(KML)],
    ['KMZ', zipSync({ 'doc.kml': bytesOf(KML) })],
    ['FlatGeobuf', serialize(collection)],
    [
      'a zipped shapefile',
      zipSync({
        'a.shp': shapefile([
          [30, 50],
          [31, 51],
        ]),
      }),
    ],
  ])('reads %s as points of one kind', async (_name, bytes) => {
    const layer = await readReferenceLayer(bytes, 'Front line.zip');
    expect(layer.name).toBe('Front line');
    expect(layer.features.features.map(({ geometry }) => geometry)).toEqual([
      { type: 'Point', coordinates: [30, 50] },
      { type: 'Point', coordinates: [31, 51] },
    ]);
    expect(layer.bounds).toEqual([30, 50, 31, 51]);
  });

  it('undoes the projection of a shapefile', async () => {
    const bytes = zipSync({ 'a.shp': shapefile([[3339584.72, 6446275.84]]), 'a.prj': bytesOf(MERCATOR) });
    const [feature] = (await readReferenceLayer(bytes, 'a.zip')).features.features;
    const [lng = 0, lat = 0] = feature?.geometry.type === 'Point' ? feature.geometry.coordinates : [];
    expect([lng, lat].map((value) => Math.round(value * 1000) / 1000)).toEqual([30, 50]);
  });

  it('reads tracks, and keeps who made them', async () => {
    const layer = await readReferenceLayer(bytesOf(GPX), 'walk.gpx');
    expect(layer.attribution).toBe('Somebody');
    expect(layer.features.features[0]).toMatchObject({
      properties: { name: 'Track' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [30, 50],
          [31, 51],
        ],
      },
    });
  });

  it('keeps attribution and texts as texts, and lists what cannot be drawn', async () => {
    const layer = await readReferenceLayer(
      bytesOf(
        JSON.stringify({
          ...collection,
          attribution: ['© Somebody', 'CC BY'],
          features: [
            ...collection.features,
            { type: 'Feature', properties: { a: 1 }, geometry: null },
            {
              type: 'Feature',
              properties: { x: '\u202eevil', y: {} },
              geometry: { type: 'Point', coordinates: [1, 95] },
            },
          ],
        }),
      ),
      'x.geojson',
    );
    expect(layer.attribution).toBe('© Somebody | CC BY');
    expect(layer.features.features[0]?.properties).toEqual({ name: 'A', size: '3' });
    expect(layer.rejected).toMatchObject([
      { row: 3, reason: 'It has no geometry.' },
      { row: 4, values: { x: 'evil' } },
    ]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['no layer', bytesOf('a,b\n1,2\n'), /no layer that is read/],
    ['nothing to draw', bytesOf('{"type":"FeatureCollection","features":[]}'), /no shape/],
    ['a damaged FlatGeobuf', serialize(collection).slice(0, 60), /damaged|no shape/],
    ['a damaged shapefile', zipSync({ 'a.shp': new Uint8Array(120).fill(7) }), /damaged|no shape/],
    ['two shapefiles', zipSync({ 'a.shp': shapefile([[1, 1]]), 'b.shp': shapefile([[1, 1]]) }), /2 shapefiles/],
    ['an archive of something else', zipSync({ 'a.txt': bytesOf('x') }), /neither KML nor/],
  ])('refuses %s with the reason', async (_name, bytes, reason) => {
    await expect(readReferenceLayer(bytes, 'x')).rejects.toThrow(reason);
  });

  it('keeps to the number of features and vertices', async () => {
    const bytes = bytesOf(JSON.stringify(collection));
    await expect(readReferenceLayer(bytes, 'x', { ...IMPORT_LIMITS, layerFeatures: 1 })).rejects.toThrow(
      /more than 1 features/,
    );
    await expect(readReferenceLayer(bytes, 'x', { ...IMPORT_LIMITS, layerVertices: 1 })).rejects.toThrow(
      /more than 1 vertices/,
    );
  });
});
