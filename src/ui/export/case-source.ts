import type { Case } from '../../core/model/case';
import type { CaseLayer } from '../../core/view/case-layer';
import { formatPermalink } from '../../core/view/permalink';
import type { PageReference } from '../../snapshot/page-reference';
import { defaultAsOf } from '../../snapshot/snapshot-defaults';
import type { Session } from '../../state/session.svelte';
import type { ExportSource } from './export-source';

export interface CaseSourceOptions {
  readonly session: Session;
  /** The case as it may be printed. */
  readonly loaded: Case;
  /** The page's address, without a query. */
  readonly base: string;
  /** The map's size on the screen, CSS pixels. */
  readonly viewport: { readonly width: number; readonly height: number };
}

/** The open case, as it is shown. */
export function caseSource({ session, loaded, base, viewport }: CaseSourceOptions): ExportSource {
  return {
    about: { kind: 'case', loaded, references: session.references.shown.map(onPage) },
    asOf: defaultAsOf(session.index.case),
    view: () => ({
      claims: { query: session.query, selected: session.selected },
      hiddenLayers: session.hiddenLayers,
      basemap: session.basemap?.source ?? null,
    }),
    screen: () => {
      const { center, zoom } = session.index.case.file.view;
      const camera = session.camera ?? { lng: center[0], lat: center[1], zoom };
      return { kind: 'camera', lng: camera.lng, lat: camera.lat, zoom: camera.zoom, viewport };
    },
    permalink: (language) => `${base}?${formatPermalink({ ...session.view, language, theme: null })}`,
  };
}

/** Without what only the screen needs: it goes to the worker as a copy. */
function onPage({ name, attribution, sha256, tiles, style, features }: CaseLayer): PageReference {
  const shapes = features.features.map(({ type, geometry }) => ({ type, geometry, properties: null }));
  return { name, attribution, sha256, tiles, style, features: { type: 'FeatureCollection', features: shapes } };
}
