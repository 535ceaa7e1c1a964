import { LngLat, type Map as MapLibreMap } from 'maplibre-gl';
import { formatNumber } from '../core/messages/format-number';
import { readCells, type DrawnCell } from '../core/table/cell-block';
import { toLatitude, toLongitude, WORLD } from '../core/table/mercator';
import type { TileAddress } from '../core/table/tile-cells';
import { visibleTiles } from '../core/table/visible-tiles';
import { CHANGE_FROM, DEEPEST_CELLS } from '../style/cell-zoom';
import { discRadius } from '../style/disc-radius';
import type { Theme } from '../style/theme';
import { FLAT_ZOOM } from '../style/zooms';

export interface DiscLook {
  readonly theme: Theme;
  readonly language: string;
}

/** Shares of a zoom before which the next one's cells are fetched, so that they are there when they come in. */
const AHEAD = 0.35;
/** Rounding; the globe's far side is thousands of kilometres away. */
const SAME_PLACE_METERS = 500_000;
const MOST_TILES = 400;
/** Of the map's square pixels there are so many to a count that is written, at the least. */
const PIXELS_PER_LABEL = 3500;
const FONT = '11px "Noto Sans", "Noto Sans KR", sans-serif';
const PICK_PIXELS = 4;
/** Drawn by the processor: without a graphics card a browser takes far longer for circles on an accelerated canvas, with one both are quick. */
const CONTEXT: CanvasRenderingContext2DSettings = { willReadFrequently: true };

interface PlacedCell extends DrawnCell {
  readonly position: LngLat;
}
interface KeptTile {
  readonly edition: number;
  readonly cells: readonly PlacedCell[];
}
interface DrawnDisc {
  readonly cell: PlacedCell;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly alpha: number;
}

/**
 * The rows of a table over the map, on a canvas of its own: when they change, by a filter or while time is played, nothing of the map itself is
 * drawn anew. Between two whole zooms the cells of the nearer one come in while those of the farther one go, so that at a whole zoom nothing
 * changes; every disc is drawn where its rows are, at its own size.
 */
export class TableDiscs {
  readonly #map: MapLibreMap;
  readonly #load: (tiles: readonly TileAddress[]) => Promise<readonly Float64Array[]>;
  readonly #canvas = document.createElement('canvas');
  #look: DiscLook;
  readonly #tiles = new Map<string, KeptTile>();
  #edition = 0;
  #isLoading = false;
  #isGone = false;
  /** The zoom whose cells were last drawn: shown until those of the present one are there. */
  #zoom: number | null = null;
  #drawn: readonly DrawnDisc[] = [];
  #waiting: (() => void)[] = [];
  readonly #ondraw = (): void => {
    this.#draw();
    // After a jump from globe to plane the map knows only now what is in sight.
    if (!this.#isLoading && this.#missing().length > 0) void this.#update();
  };
  readonly #onmove = (): void => void this.#update();

  constructor(
    map: MapLibreMap,
    load: (tiles: readonly TileAddress[]) => Promise<readonly Float64Array[]>,
    look: DiscLook,
  ) {
    this.#map = map;
    this.#load = load;
    this.#look = look;
    this.#canvas.setAttribute('aria-hidden', 'true');
    Object.assign(this.#canvas.style, { position: 'absolute', inset: '0', pointerEvents: 'none' });
    map.getCanvas().after(this.#canvas);
    map.on('render', this.#ondraw);
    map.on('move', this.#onmove);
    map.on('resize', this.#onmove);
  }

  destroy(): void {
    this.#isGone = true;
    this.#map.off('render', this.#ondraw);
    this.#map.off('move', this.#onmove);
    this.#map.off('resize', this.#onmove);
    this.#canvas.remove();
    this.#release();
  }
  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** The rows have changed. What is shown stays until the new cells are there. */
  refresh(): void {
    this.#edition++;
    void this.#update();
  }

  setLook(look: DiscLook): void {
    this.#look = look;
    this.#draw();
  }

  /** Resolves when the cells of the present view are drawn. */
  settled(): Promise<void> {
    return this.#missing().length === 0 && !this.#isLoading
      ? Promise.resolve()
      : new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The topmost disc at a place of the container. */
  pickAt({ x, y }: { readonly x: number; readonly y: number }): DrawnCell | null {
    const hit = this.#drawn.findLast(
      (disc) => disc.alpha > 0.4 && Math.hypot(disc.x - x, disc.y - y) <= Math.max(disc.radius, PICK_PIXELS + 2),
    );
    return hit?.cell ?? null;
  }

  /** Waits for the graphics work of the canvas: reading a pixel needs it done. */
  finish(): void {
    this.#canvas.getContext('2d', CONTEXT)?.getImageData(0, 0, 1, 1);
  }

  /** Draws what is seen now onto a picture of the map. */
  drawOnto(context: CanvasRenderingContext2D): void {
    context.drawImage(this.#canvas, 0, 0, context.canvas.width, context.canvas.height);
  }

  /** Whole zoom, and how far on the way to the next one, from 0 to 1 at which it is reached. */
  #level(): { zoom: number; share: number } {
    const exact = Math.max(0, Math.min(DEEPEST_CELLS, this.#map.getZoom()));
    const zoom = Math.min(DEEPEST_CELLS, Math.floor(exact));
    return { zoom, share: exact - zoom };
  }

  #tilesOf(zoom: number): TileAddress[] {
    const bounds = this.#map.getBounds();
    return visibleTiles(zoom, {
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
    });
  }

  #missing(): TileAddress[] {
    const { zoom, share } = this.#level();
    const isComing = share > AHEAD && zoom < DEEPEST_CELLS;
    return [...this.#tilesOf(zoom), ...(isComing ? this.#tilesOf(zoom + 1) : [])].filter(
      (tile) => this.#tiles.get(keyOf(tile))?.edition !== this.#edition,
    );
  }

  /** Fetches what is missing, one request at a time: the newest view and rows count when it is sent. */
  async #update(): Promise<void> {
    if (this.#isLoading || this.#isGone) return;
    const missing = this.#missing();
    if (missing.length > 0) {
      this.#isLoading = true;
      const edition = this.#edition;
      try {
        const blocks = await this.#load(missing);
        for (const [at, tile] of missing.entries())
          this.#tiles.set(keyOf(tile), { edition, cells: placed(blocks[at]) });
        this.#forget(edition);
      } catch {
        // The table was closed, or its worker failed and says so elsewhere: there is nothing to draw.
        this.#isGone = true;
      } finally {
        this.#isLoading = false;
      }
      if (this.#isGone) this.#release();
      else {
        this.#draw();
        await this.#update();
      }
      return;
    }
    this.#draw();
    this.#release();
  }

  #forget(edition: number): void {
    for (const [key, tile] of this.#tiles)
      if (tile.edition !== edition || this.#tiles.size > MOST_TILES) this.#tiles.delete(key);
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d', CONTEXT);
    if (context === null || this.#isGone) return;
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const ratio = this.#map.getPixelRatio();
    if (this.#canvas.width !== Math.round(width * ratio) || this.#canvas.height !== Math.round(height * ratio)) {
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
      Object.assign(this.#canvas.style, { width: `${width}px`, height: `${height}px` });
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    this.#drawn = this.#place(width, height);
    for (const disc of this.#drawn) this.#drawDisc(context, disc);
    context.globalAlpha = 1;
    this.#drawCounts(context, Math.floor((width * height) / PIXELS_PER_LABEL));
  }

  /** Where everything is now: the cells of this zoom, and those of the next as far as they have come in. */
  #place(width: number, height: number): DrawnDisc[] {
    const { zoom, share } = this.#level();
    const cells = this.#cellsOf(zoom);
    if (cells === null)
      return this.#zoom === null ? [] : this.#placeCells(this.#keptCells(this.#zoom), 1, 1, width, height);
    this.#zoom = zoom;
    const next = share > CHANGE_FROM && zoom < DEEPEST_CELLS ? this.#cellsOf(zoom + 1) : null;
    if (next === null) return this.#placeCells(cells, 1, 1, width, height);
    const change = (share - CHANGE_FROM) / (1 - CHANGE_FROM);
    // Both are whole in the middle: discs that do not differ do not flicker.
    const [going, coming] = [Math.min(1, 2 - 2 * change), Math.min(1, 2 * change)];
    return [
      ...this.#placeCells(cells, going, 1, width, height),
      ...this.#placeCells(next, coming, 2 ** (share - 1), width, height),
    ];
  }

  /** `null` when a tile of the view is not there yet. */
  #cellsOf(zoom: number): PlacedCell[] | null {
    const cells: PlacedCell[] = [];
    for (const tile of this.#tilesOf(zoom)) {
      const kept = this.#tiles.get(keyOf(tile));
      if (kept === undefined) return null;
      cells.push(...kept.cells);
    }
    return cells;
  }
  #keptCells(zoom: number): PlacedCell[] {
    return [...this.#tiles].flatMap(([key, { cells }]) => (key.startsWith(`${zoom}/`) ? cells : []));
  }

  #placeCells(cells: readonly PlacedCell[], alpha: number, scale: number, width: number, height: number): DrawnDisc[] {
    const center = this.#map.getCenter().lng;
    const isGlobe = this.#map.getZoom() < FLAT_ZOOM;
    const discs: DrawnDisc[] = [];
    for (const cell of cells) {
      const { lng, lat } = cell.position;
      // The turn of the world that is in sight.
      const seen = new LngLat(lng + 360 * Math.round((center - lng) / 360), lat);
      const point = this.#map.project(seen);
      const { x, y } = point;
      const radius = discRadius(cell.count) * scale;
      if (x < -radius || y < -radius || x > width + radius || y > height + radius) continue;
      if (isGlobe && isBehind(seen, this.#map.unproject(point))) continue;
      discs.push({ cell, x, y, radius, alpha });
    }
    // Few lie over many.
    return discs.sort((a, b) => b.cell.count - a.cell.count);
  }

  #drawDisc(context: CanvasRenderingContext2D, { cell, x, y, radius, alpha }: DrawnDisc): void {
    const { theme } = this.#look;
    context.globalAlpha = alpha;
    for (const [at, disc] of cell.discs.entries()) {
      context.beginPath();
      context.arc(x, y, radius * disc.radius, 0, 2 * Math.PI);
      context.fillStyle = theme.groups[disc.slot] ?? theme.groupNone;
      context.fill();
      if (at > 0) continue;
      context.lineWidth = cell.only === null ? 1 : 0.6;
      context.strokeStyle = theme.tagPaper;
      context.stroke();
    }
  }

  /** Counts beneath the largest discs, where there is room. */
  #drawCounts(context: CanvasRenderingContext2D, most: number): void {
    const { theme, language } = this.#look;
    context.font = FONT;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = theme.tagPaper;
    context.fillStyle = theme.tagInk;
    const taken: { left: number; right: number; top: number; bottom: number }[] = [];
    const many = this.#drawn
      .filter(({ cell, alpha }) => cell.count > 1 && alpha === 1)
      .sort((a, b) => b.cell.count - a.cell.count);
    for (const { cell, x, y, radius } of many) {
      if (taken.length >= most) return;
      const text = formatNumber(cell.count, language);
      const half = text.length * 3.3;
      const box = { left: x - half - 3, right: x + half + 3, top: y + radius, bottom: y + radius + 15 };
      const isTaken = taken.some(
        (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
      );
      if (isTaken) continue;
      taken.push(box);
      context.strokeText(text, x, y + radius + 1);
      context.fillText(text, x, y + radius + 1);
    }
  }
}

/** What lies on the far side of the globe is drawn where its near side has another point. */
function isBehind(position: LngLat, seen: LngLat): boolean {
  return position.distanceTo(seen) > SAME_PLACE_METERS;
}

function keyOf({ zoom, column, row }: TileAddress): string {
  return `${zoom}/${column}/${row}`;
}

function placed(block: Float64Array | undefined): PlacedCell[] {
  return readCells(block ?? new Float64Array(0)).map((cell) => ({
    ...cell,
    position: new LngLat(toLongitude(cell.x * WORLD), toLatitude(cell.y * WORLD)),
  }));
}
