import { areaHatch } from './area-hatch';
import type { ClaimContent } from './claim-content';
import type { ClaimPage } from './claim-page';
import { pathOf } from './geo-path';
import { arrowShapes } from './map-arrows';
import type { MapProjection } from './map-projection';
import { placeTags } from './map-tags';
import type { PageLook } from './page-look';
import type { MapLayers } from './page-subject';
import type { Box, Shape } from './scene';

/** The claims' part of the map as shapes: areas, radii, movements, tags. */
export function claimLayers(
  { index, selected, translator: { t } }: ClaimPage,
  content: ClaimContent,
  map: MapProjection,
  taken: readonly Box[],
  look: PageLook,
): MapLayers {
  const { unit, theme } = look;
  const areaShapes = content.areas.map(({ place, precision, lines }): Shape => ({
    kind: 'path',
    segments: pathOf(lines),
    fill: areaHatch(look, precision),
    fillOpacity: precision === 'country' ? 0.38 : 0.8,
    name: place,
  }));
  // What the selected claim names lies on top, as on screen.
  const edgeShapes = content.areas
    .toSorted((a, b) => Number(a.isSelected) - Number(b.isSelected))
    .map(({ place, lines, isSelected }): Shape => ({
      kind: 'path',
      segments: pathOf(lines),
      stroke: {
        color: isSelected ? theme.map.selection : theme.map.claimArea,
        width: (isSelected ? 1 : 0.65) * unit,
        join: 'round',
      },
      name: place,
    }));
  const radiusShapes = content.radii.map((lines): Shape => ({
    kind: 'path',
    segments: pathOf(lines),
    stroke: { color: theme.map.radius, width: 0.6 * unit, dash: [1.4 * unit, 1.2 * unit] },
  }));
  const arrows = content.arrows.map((arrow) => arrowShapes(arrow, look, arrow.properties.claim === selected));
  const tags = placeTags(content.subjects, { frame: map.box, taken, arrows: content.arrows, selected }, look);
  const codes = new Set<string>();
  const texts = new Set<string>();
  for (const { id, title, kind } of content.subjects) {
    if (kind === 'leg') continue;
    texts.add(title);
    const geometry = index.places.get(id)?.geometry;
    if (geometry?.kind === 'boundary' && geometry.codes.length === 1) codes.add(geometry.codes[0] ?? '');
  }
  return {
    under: [{ id: 'areas', label: t('snapshot.layer.areas'), shapes: areaShapes }],
    over: [
      { id: 'area-edges', label: t('snapshot.layer.areas'), shapes: edgeShapes },
      { id: 'radii', label: t('snapshot.layer.radii'), shapes: radiusShapes },
      {
        id: 'movements',
        label: t('snapshot.layer.movements'),
        shapes: [...arrows.map(({ casing }) => casing), ...arrows.flatMap(({ line }) => line)],
      },
    ],
    top: [{ id: 'claims', label: t('snapshot.layer.claims'), shapes: tags.shapes }],
    taken: tags.boxes,
    lines: content.arrows.map(({ points }) => points),
    named: { codes, texts },
    crowdedOut: tags.crowdedOut.map(({ title, claims }) => title || claims.map(({ number }) => number).join(', ')),
  };
}
