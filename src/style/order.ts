/**
 * Every layer of the map from bottom to top. A layer that is not listed cannot be drawn: whoever adds one decides here
 * what it lies under and over. The second part is the switch in the layer panel that shows it.
 */
export const LAYER_ORDER = [
  ['background', null],
  ['land', null],
  ['stage-fill', 'stage'],
  ['references-fill', null],
  ['claim-countries-fill', 'claim-areas'],
  ['claim-areas-fill', 'claim-areas'],
  ['rivers', 'water'],
  ['lakes', 'water'],
  ['coast', null],
  ['region-borders', 'regions'],
  ['stage-edge', 'stage'],
  ['country-borders', null],
  ['references-line', null],
  ['references-points', null],
  ['claim-countries-edge', 'claim-areas'],
  ['claim-areas-edge', 'claim-areas'],
  ['radii', 'radii'],
  ['movements-casing', 'movements'],
  ['movements-arrived', 'movements'],
  ['movements-en-route', 'movements'],
  ['movements-departed', 'movements'],
  ['movements-expected', 'movements'],
  ['movements-heads', 'movements'],
  ['tools-fill', null],
  ['tools-line', null],
  ['labels-water', 'labels'],
  ['labels-towns', 'labels'],
  ['labels-regions', 'labels'],
  ['labels-countries', 'labels'],
  ['places-clearance', 'places'],
  ['places', 'places'],
  ['places-selected', 'places'],
  ['tools-points', null],
  ['tools-crosshair', null],
] as const;

export type LayerSwitch = Exclude<(typeof LAYER_ORDER)[number][1], null>;

/** The switches of the layer panel, in reading order. */
export const LAYER_SWITCHES: readonly LayerSwitch[] = [
  'places',
  'claim-areas',
  'movements',
  'radii',
  'stage',
  'regions',
  'water',
  'labels',
];
