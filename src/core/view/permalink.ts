import { CLOCKS, EMPTY_QUERY, FACETS, type Clock, type FacetId, type Query } from '../query/query';
import {
  GROUPINGS,
  LANGUAGES,
  THEMES,
  type Camera,
  type Grouping,
  type Language,
  type Panel,
  type ThemeName,
  type ViewState,
} from './view-state';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MAX_VALUES = 200;
const MAX_TEXT = 500;

/**
 * The view as a URL query, without the leading `?`. Only what differs from the opening view is written, in a fixed order,
 * so that the same view always has the same address.
 */
export function formatPermalink(view: ViewState): string {
  const parts: [string, string][] = [['case', view.caseId]];
  if (view.camera !== null) parts.push(['map', formatCamera(view.camera)]);
  if (view.query.text !== '') parts.push(['q', view.query.text]);
  for (const facet of FACETS) {
    const values = view.query.facets[facet];
    if (values !== undefined && values.length > 0) parts.push([facet, [...values].sort().join(',')]);
  }
  if (view.query.clock !== EMPTY_QUERY.clock) parts.push(['clock', view.query.clock]);
  if (view.query.range.from !== null) parts.push(['from', view.query.range.from]);
  if (view.query.range.to !== null) parts.push(['to', view.query.range.to]);
  if (view.panel.kind !== 'overview') parts.push(['panel', formatPanel(view.panel)]);
  if (view.selected !== null && !(view.panel.kind === 'claim' && view.panel.claim === view.selected))
    parts.push(['claim', view.selected]);
  if (view.bottom !== 'timeline') parts.push(['bottom', view.bottom]);
  if (view.subject !== null) parts.push(['subject', view.subject]);
  if (view.grouping !== 'day') parts.push(['by', view.grouping]);
  if (view.hiddenLayers.length > 0) parts.push(['hide', [...view.hiddenLayers].sort().join(',')]);
  parts.push(['lang', view.language]);
  if (view.theme !== null) parts.push(['theme', view.theme]);
  return parts.map(([key, value]) => `${key}=${readable(value)}`).join('&');
}

/** What a URL asks for. Anything unreadable is left out: an address typed wrong still opens the case. */
export function parsePermalink(search: string): Partial<ViewState> {
  const parameters = new URLSearchParams(search);
  const read = (key: string): string | null => {
    const value = parameters.get(key);
    return value ? value.slice(0, MAX_TEXT * 10) : null;
  };
  const list = (key: string): string[] =>
    (read(key)?.split(',') ?? []).filter((value) => value !== '').slice(0, MAX_VALUES);
  const oneOf = <T extends string>(key: string, values: readonly T[]): T | null =>
    values.find((value) => value === read(key)) ?? null;
  const day = (key: string): string | null => {
    const value = read(key);
    return value !== null && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
  };

  const facets: Partial<Record<FacetId, readonly string[]>> = {};
  for (const facet of FACETS) if (list(facet).length > 0) facets[facet] = list(facet);
  const query: Query = {
    text: (read('q') ?? '').slice(0, MAX_TEXT),
    facets,
    clock: oneOf<Clock>('clock', CLOCKS) ?? EMPTY_QUERY.clock,
    range: { from: day('from'), to: day('to') },
  };
  const panel = parsePanel(read('panel'));
  const caseId = read('case');
  const grouping = oneOf<Grouping>('by', GROUPINGS);
  const language = oneOf<Language>('lang', LANGUAGES);
  const theme = oneOf<ThemeName>('theme', THEMES);
  // The rest is then the view of the table, see `table-permalink.ts`.
  const page = { ...(language !== null && { language }), theme };
  if (parameters.has('table')) return { ...page, ...(caseId !== null && { caseId }) };
  return {
    ...page,
    ...(caseId !== null && { caseId }),
    camera: parseCamera(read('map')),
    query,
    panel,
    selected: read('claim') ?? (panel.kind === 'claim' ? panel.claim : null),
    bottom: read('bottom') === 'numbers' ? 'numbers' : 'timeline',
    subject: read('subject'),
    grouping: grouping ?? 'day',
    hiddenLayers: list('hide'),
  };
}

/** `zoom/lat/lng[/bearing/pitch]`, the order that map addresses use everywhere. */
export function formatCamera({ lng, lat, zoom, bearing, pitch }: Camera): string {
  const turned = Math.round(bearing) !== 0 || Math.round(pitch) !== 0;
  const parts = [zoom.toFixed(2), lat.toFixed(4), lng.toFixed(4)];
  return (turned ? [...parts, bearing.toFixed(0), pitch.toFixed(0)] : parts).join('/');
}

export function parseCamera(text: string | null): Camera | null {
  if (text === null) return null;
  const [zoom = NaN, lat = NaN, lng = NaN, bearing = 0, pitch = 0, ...rest] = text
    .split('/')
    .map((part) => Number(part || NaN));
  const valid =
    rest.length === 0 &&
    [zoom, lat, lng, bearing, pitch].every(Number.isFinite) &&
    zoom >= 0 &&
    zoom <= 22 &&
    Math.abs(lat) <= 90 &&
    Math.abs(lng) <= 360 &&
    pitch >= 0 &&
    pitch <= 60;
  return valid ? { lng, lat, zoom, bearing, pitch } : null;
}

function formatPanel(panel: Panel): string {
  switch (panel.kind) {
    case 'claim':
      return `claim:${panel.claim}`;
    case 'source':
      return `source:${panel.source}`;
    case 'occasion':
      return `occasion:${panel.occasion}`;
    case 'compare':
      return `compare:${panel.claims.join(',')}`;
    case 'desk':
      return panel.source === null ? 'desk' : `desk:${panel.source}`;
    case 'overview':
    case 'help':
      return panel.kind;
  }
}

function parsePanel(text: string | null): Panel {
  const [kind, rest = ''] = (text ?? '').split(/:(.*)/s);
  if (kind === 'help') return { kind };
  if (kind === 'desk') return { kind, source: rest || null };
  if (!rest) return { kind: 'overview' };
  if (kind === 'claim') return { kind, claim: rest };
  if (kind === 'source') return { kind, source: rest };
  if (kind === 'occasion') return { kind, occasion: rest };
  if (kind === 'compare') return { kind, claims: rest.split(',').slice(0, MAX_VALUES) };
  return { kind: 'overview' };
}

/** Percent-encoding, but for the characters that a query may carry as they are and that make an address readable. */
export function readable(value: string): string {
  return encodeURIComponent(value)
    .replace(/%(2C|2F|3A)/g, (escaped) => decodeURIComponent(escaped))
    .replace(/%20/g, '+');
}
