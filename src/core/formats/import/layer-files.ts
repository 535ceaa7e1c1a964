/** Whether a file of this name is only ever a layer: what has shapes and no claims. */
export function isLayerFile(name: string): boolean {
  return /\.(gpx|zip|fgb)$/i.test(name);
}
