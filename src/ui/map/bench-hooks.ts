import { tick } from 'svelte';
import { CLAIM_KINDS } from '../../core/model/claim-terms';
import type { DayRange } from '../../core/query/query';
import type { MapController } from '../../map/map-controller';
import type { Session } from '../../state/session.svelte';

const DAY = 86_400_000;

/** A filter: `t` is [from, to) as shares of the case's days, `k` are numbers of claim kinds. `null` takes all filters off. */
export interface BenchFilter {
  readonly t?: readonly [from: number, to: number];
  readonly k?: readonly number[];
}

/** What `?bench` shows of a page, to be measured: the same for every kind of page. Each promise waits for the new pixels. */
export interface BenchHooks {
  readonly v: 1;
  readonly home: { readonly center: readonly [lng: number, lat: number]; readonly zoom: number };
  setFilter(filter: BenchFilter | null): Promise<{ visible: number }>;
  /** One step of an animation. */
  setWindow(filter: BenchFilter): Promise<{ visible: number }>;
  /** Jumps; degrees and MapLibre zoom. */
  view(camera: { center?: [lng: number, lat: number]; zoom?: number }): Promise<void>;
  stats(): { readonly rows: number; readonly visible: number };
}

/** The hooks of a case on the map, once it is drawn. They go the reader's own ways: the session's filters, the map's camera. */
export async function createBenchHooks(session: Session, { map }: MapController): Promise<BenchHooks> {
  await drawn(map);
  const { lng, lat } = map.getCenter();
  const toDays = daysOf(session);

  async function filter(wanted: BenchFilter | null, transient: boolean): Promise<{ visible: number }> {
    performance.mark('dateline:filter');
    session.setRange(wanted?.t === undefined ? { from: null, to: null } : toDays(wanted.t), { transient });
    session.clearFacet('kind');
    for (const number of wanted?.k ?? []) {
      const kind = CLAIM_KINDS[number];
      if (kind !== undefined) session.toggleFacet('kind', kind);
    }
    await tick();
    await drawn(map);
    const visible = session.result.claims.length;
    performance.mark('dateline:filtered', { detail: { visible } });
    return { visible };
  }

  return {
    v: 1,
    home: { center: [lng, lat], zoom: map.getZoom() },
    setFilter: (wanted) => filter(wanted, false),
    setWindow: (wanted) => filter(wanted, true),
    view: async (camera) => {
      performance.mark('dateline:view');
      map.jumpTo(camera);
      await drawn(map);
      performance.mark('dateline:settled');
    },
    stats: () => ({ rows: session.result.total, visible: session.result.claims.length }),
  };
}

/** Resolves when the map is idle, what the graphics card had queued is done, and a frame has gone by. */
async function drawn(map: MapController['map']): Promise<void> {
  await new Promise<void>((resolve) => {
    map.once('idle', () => {
      resolve();
    });
    // Idle comes after a drawing: one is asked for when none is due.
    if (map.loaded()) map.triggerRepaint();
  });
  const gl = map.getCanvas().getContext('webgl2');
  // Reading one pixel waits for all drawing before it.
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  await new Promise(requestAnimationFrame);
}

/** Shares of the days that the shown claims span on the chosen clock, as days. */
function daysOf({ result }: Session): (shares: readonly [number, number]) => DayRange {
  const start = result.histogram[0]?.startsAt ?? 0;
  const end = (result.histogram.at(-1)?.startsAt ?? start) + DAY;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return ([from, to]) => ({ from: day(start + from * (end - start)), to: day(start + to * (end - start) - 1) });
}
