import { tick } from 'svelte';
import { isoDay } from '../../core/query/time-axis';
import type { TableMap } from '../../map/table-map';
import type { TableSession } from '../../state/table-session.svelte';
import type { BenchFilter, BenchHooks } from '../map/bench-hooks';

interface TableHooks extends BenchHooks {
  exportPNG(size: {
    width: number;
    height: number;
    ratio?: number;
  }): Promise<{ bytes: number; width: number; height: number }>;
}

/** The hooks of a table on the map, once it is drawn. They go the reader's own ways: the question of the table, the map's camera. */
export async function createTableHooks(table: TableSession, shown: TableMap): Promise<TableHooks> {
  const { map } = shown;
  await drawn(shown);
  const { lng, lat } = map.getCenter();
  // A table that names kinds by number has them in that order; another has them by frequency.
  const values = table.info?.slots.kind ?? [];
  const kinds = values.every((name) => /^\d+$/.test(name)) ? null : [...values].sort();

  function setFilter(wanted: BenchFilter | null): Promise<{ visible: number }> {
    performance.mark('dateline:filter');
    table.setRange(wanted?.t === undefined ? { from: null, to: null } : daysOf(table, wanted.t));
    table.setFacet(
      'kind',
      (wanted?.k ?? []).flatMap((number) => (kinds === null ? String(number) : (kinds[number] ?? []))),
    );
    return filtered();
  }
  function setWindow({ t }: BenchFilter): Promise<{ visible: number }> {
    performance.mark('dateline:filter');
    table.stepRange(t === undefined ? { from: null, to: null } : daysOf(table, t));
    return filtered();
  }
  async function filtered(): Promise<{ visible: number }> {
    await table.settled();
    await tick();
    await drawn(shown);
    const visible = table.answer?.total ?? 0;
    performance.mark('dateline:filtered', { detail: { visible } });
    return { visible };
  }

  return {
    v: 1,
    home: { center: [lng, lat], zoom: map.getZoom() },
    setFilter,
    setWindow,
    view: async (camera) => {
      performance.mark('dateline:view');
      map.jumpTo(camera);
      await drawn(shown);
      performance.mark('dateline:settled');
    },
    exportPNG: async ({ width, height, ratio = 1 }) => {
      performance.mark('dateline:export');
      const made = await shown.picture(width, height, ratio);
      performance.mark('dateline:exported');
      return { bytes: made.size, width: Math.round(width * ratio), height: Math.round(height * ratio) };
    },
    stats: () => ({ rows: table.info?.count ?? 0, visible: table.answer?.total ?? 0 }),
  };
}

/** Resolves when the rows are drawn and the map is idle, what the graphics card had queued is done, and a frame has gone by. */
async function drawn({ map, discs }: TableMap): Promise<void> {
  // A change of the rows alone does not touch the map beneath them.
  if (map.isMoving() || !map.loaded())
    await new Promise<void>((resolve) => {
      map.once('idle', () => {
        resolve();
      });
      map.triggerRepaint();
    });
  await discs?.settled();
  discs?.finish();
  const gl = map.getCanvas().getContext('webgl2');
  // Reading one pixel waits for all drawing before it.
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  await new Promise(requestAnimationFrame);
}

/** Shares of the days that the table spans on the chosen clock, as days. */
function daysOf({ info, question }: TableSession, [from, to]: readonly [number, number]): { from: string; to: string } {
  const days = info?.days[question.clock] ?? { first: 0, last: 0 };
  const span = days.last + 1 - days.first;
  const first = days.first + Math.floor(from * span);
  return { from: isoDay(first), to: isoDay(Math.max(first, days.first + Math.ceil(to * span) - 1)) };
}
