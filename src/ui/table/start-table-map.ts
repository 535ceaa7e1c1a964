import { attribution } from 'virtual:dateline-attribution';
import type { TableMap, TableMapOptions } from '../../map/table-map';
import type { BaseLayers } from '../../state/base-layers';
import type { Session } from '../../state/session.svelte';
import { loadMapFonts } from '../map/map-fonts';

type FetchedMap = [typeof import('../../map/table-map'), typeof import('../../map/source-data'), ...unknown[]];

/** Makes the map of a table in a container, over the base layers. Rejects when the browser gives no WebGL 2. */
export async function startTableMap(
  container: HTMLElement,
  session: Session,
  layers: BaseLayers,
  options: Pick<
    TableMapOptions,
    'credit' | 'loadTile' | 'loadCells' | 'onpick' | 'onclick' | 'onlost' | 'onrestored' | 'maxTileZoom'
  >,
): Promise<TableMap> {
  const [{ TableMap: Made }, { baseData }] = await fetchTableMap(session, layers);
  return new Made({
    ...options,
    container,
    look: { theme: session.themeName, language: session.language },
    data: baseData(layers, []),
    attribution,
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    texts: {
      'Map.Title': session.t('map.title'),
      'AttributionControl.ToggleAttribution': session.t('map.attribution'),
    },
  });
}

/** Fetches what the map is made with. */
export function fetchTableMap(session: Session, layers: BaseLayers): Promise<FetchedMap> {
  return Promise.all([
    import('../../map/table-map'),
    import('../../map/source-data'),
    loadMapFonts(session.language, layers.labels),
  ]);
}
