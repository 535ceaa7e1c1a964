import { attribution } from 'virtual:dateline-attribution';
import { localize } from '../../core/model/localized';
import type { MapCamera, MapController } from '../../map/map-controller';
import type { MapPick } from '../../map/pick';
import type { BaseLayers } from '../../state/base-layers';
import type { Session } from '../../state/session.svelte';
import { loadMapFonts } from './map-fonts';

export interface MapEvents {
  readonly onpick: (pick: MapPick | null) => void;
  readonly onlost: () => void;
  readonly onrestored: () => void;
}

/**
 * Makes the map in a container and shows the base layers and the stage. MapLibre is fetched only here, after the rest of
 * the page has been painted. `null` when the browser gives no WebGL 2.
 */
export async function startMap(
  container: HTMLElement,
  session: Session,
  layers: BaseLayers,
  { onpick, onlost, onrestored }: MapEvents,
): Promise<MapController | null> {
  const [{ MapController: Controller }, { baseData }] = await Promise.all([
    import('../../map/map-controller'),
    import('../../map/source-data'),
    loadMapFonts(session.language, layers.labels),
  ]);
  const { file } = session.index.case;
  const [lng, lat] = file.view.center;
  const { features: shown, allFeatures: all } = session;
  const camera: MapCamera = session.camera ?? { lng, lat, zoom: file.view.zoom, bearing: 0, pitch: 0 };
  try {
    return new Controller({
      container,
      camera,
      look: { theme: session.themeName, language: session.language, hidden: session.hiddenLayers },
      attribution,
      nameOf: (id) => localize(session.index.places.get(id)?.names ?? {}, session.language),
      data: baseData(layers, file.stage),
      features: shown === null || all === null ? null : { all, shown },
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      texts: {
        'Map.Title': session.t('map.title'),
        'AttributionControl.ToggleAttribution': session.t('map.attribution'),
      },
      onpick,
      onlost,
      onrestored,
      onhover: (pick) => {
        session.hoverPlace(pick?.place ?? null, pick?.claims ?? []);
      },
      oncamera: (moved) => {
        session.setCamera(moved);
      },
      onidle: () => {
        if (session.features !== null) markInteractive(session);
      },
    });
  } catch (cause) {
    console.error('The map could not start.', cause);
    // All that there is to come without it is there.
    markInteractive(session);
    return null;
  }
}

/** The first view is complete and a claim can be opened. */
function markInteractive(session: Session): void {
  if (performance.getEntriesByName('dateline:interactive').length > 0) return;
  performance.mark('dateline:interactive', { detail: { rows: session.result.total } });
}
