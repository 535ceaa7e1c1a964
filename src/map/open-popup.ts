import { Popup, type Map as MapLibreMap } from 'maplibre-gl';

/** Shows an element on the map at degrees, `offset` CSS pixels away. The element stays its owner's, and so do focus and closing. */
export function openPopup(
  map: MapLibreMap,
  element: HTMLElement,
  { lng, lat, offset }: { readonly lng: number; readonly lat: number; readonly offset: number },
): Popup {
  return new Popup({ closeButton: false, closeOnClick: false, focusAfterOpen: false, maxWidth: 'none', offset })
    .setLngLat([lng, lat])
    .setDOMContent(element)
    .addTo(map);
}
