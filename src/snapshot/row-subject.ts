import type { Boundaries } from '../core/geo/boundaries';
import { formatNumber } from '../core/messages/format-number';
import type { TableMessages } from '../core/messages/load-table-messages';
import type { Translator } from '../core/messages/translator';
import { localize } from '../core/model/localized';
import { FACETS } from '../core/query/query';
import { OTHER_SLOT } from '../core/table/facet-slots';
import { toMercatorX, toMercatorY, WORLD } from '../core/table/mercator';
import { cleanText } from './clean-text';
import { SCREEN } from './frame-view';
import type { PageCells } from './page-cells';
import type { PageSubject, SubjectOnPage } from './page-subject';
import { partSentence } from './part-words';
import { rangeWords } from './range-words';
import { rowDiscs, type RowDisc } from './row-discs';
import { rowLayers, type RowOfDisc } from './row-layers';
import { rowLegend } from './row-legend';
import { rowCitation, rowNotes, type NumberedRow } from './row-notes';
import type { NotedRow, ShownRows } from './shown-rows';

export interface RowSubjectParts {
  /** In the page's language. */
  readonly words: TableMessages;
  /** What has been fetched of the cells, see `layOutWithCells`. */
  readonly cells: PageCells;
  /** Names of a country or region of the layers. */
  readonly regionName: (code: string, language: string) => string;
}

/** Values of one facet that are written out. */
const MOST_VALUES = 8;

/** The rows that a view of a table shows as what a page is about: discs of cells, and a note for each row where rows are few. */
export function rowSubject(shown: ShownRows, { words, cells, regionName }: RowSubjectParts): PageSubject {
  return {
    essence: [shown, cells],
    stage: [],
    problem: null,
    suggestTitle: (translator) => ({
      title: cleanText(shown.name) || words('table.rows'),
      subtitle: filterSentence(shown, translator, words, regionName),
    }),
    clock: () => words('table.page.clock', { clock: shown.clock }),
    credits: ({ language }) => [
      words('table.page.source', { name: cleanText(shown.name) }),
      ...(shown.hosted === null ? [] : [words('table.page.hosted', { facts: hostedFacts(shown.hosted, language) })]),
      ...(shown.attribution === null ? [] : [words('table.credit', { attribution: cleanText(shown.attribution) })]),
    ],
    onPage: (input, look) => {
      const { translator } = input;
      const said = { translator, words, mapping: shown.mapping };
      return {
        points: () => pointsOf(shown),
        opening: openingOf(shown),
        content: (framed) => {
          const discs = rowDiscs(cells, framed, look);
          const rows = numberRows(shown, discs);
          return {
            story: storyOf(discs, rows),
            numbered: rows.map(({ number, row, isOnMap }) => ({ number, id: String(row.id), isOnMap })),
            citations: () => rows.map((row) => rowCitation(row, said)),
            notes: (width) => rowNotes(rows, width, { ...said, look }),
            legend: (widthAt) => rowLegend(shown, discs, widthAt, { translator, words, look }),
            layers: (map, taken) =>
              rowLayers(discs, rows.length === 0 ? null : numbersOf(discs, rows), {
                map,
                taken,
                look,
                language: translator.language,
                label: words('table.page.layer'),
              }),
          };
        },
      };
    },
  };
}

/** By the names that HTTP has for them, in every language. */
function hostedFacts({ bytes, changedAt, etag }: NonNullable<ShownRows['hosted']>, language: string): string {
  return [
    ...(bytes === null ? [] : [`${formatNumber(bytes, language)} B`]),
    ...(changedAt === null ? [] : [`Last-Modified ${changedAt}`]),
    ...(etag === null ? [] : [`ETag ${cleanText(etag)}`]),
  ].join(', ');
}

/** How many rows of how many, and by which filters. */
function filterSentence(
  { shown, total, facets, text, range, clock, area, part }: ShownRows,
  translator: Translator,
  words: TableMessages,
  regionName: RowSubjectParts['regionName'],
): string {
  const { language, t } = translator;
  const count =
    shown === total
      ? words('table.count', { count: total })
      : words('table.page.count', { visible: formatNumber(shown, language), total });
  const chosen = FACETS.flatMap((facet) => {
    const values = facets[facet] ?? [];
    if (values.length === 0) return [];
    const told = values.slice(0, MOST_VALUES).map(cleanText);
    const more = values.length - told.length;
    return [
      `${t(`facet.${facet}`)}: ${[...told, ...(more > 0 ? [words('table.more', { count: more })] : [])].join(', ')}`,
    ];
  });
  return [
    count,
    ...chosen,
    text === '' ? '' : t('list.filter.text', { text: cleanText(text) }),
    rangeWords(range, clock, translator),
    area === null ? '' : areaWords(area, language, words, regionName),
    part === null ? '' : partSentence(part, translator, words),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function areaWords(
  area: NonNullable<ShownRows['area']>,
  language: string,
  words: TableMessages,
  regionName: RowSubjectParts['regionName'],
): string {
  const kilometres = (meters: number): string => formatNumber(Math.round(meters / 100) / 10, language);
  const degrees = (value: number): string => formatNumber(Math.round(value * 1000) / 1000, language);
  switch (area.kind) {
    case 'circle':
      return words('table.page.circle', {
        distance: kilometres(area.radiusMeters),
        lat: degrees(area.lat),
        lng: degrees(area.lng),
      });
    case 'line':
      return words('table.page.line', { distance: kilometres(area.meters), count: area.points.length });
    case 'polygon':
      return words('table.page.polygon', { count: area.points.length });
    case 'region':
      return words('table.page.region', { name: regionName(area.code, language) });
  }
}

/** Few rows are shown by their own points, many by the bounds of the table's. */
function pointsOf({ rows, bounds }: ShownRows): (readonly [number, number])[] {
  const placed = rows.flatMap(({ position }) => (position === null ? [] : [[position.lng, position.lat] as const]));
  if (placed.length > 1) return placed;
  if (bounds === null) return [];
  const [west, south, east, north] = bounds;
  const middle = (west + east) / 2;
  return [west, middle, east].flatMap((lng) => [[lng, south] as const, [lng, north] as const]);
}

function openingOf({ bounds }: ShownRows): SubjectOnPage['opening'] {
  const [west, south, east, north] = bounds ?? [-180, -60, 180, 75];
  return {
    kind: 'camera',
    lng: (west + east) / 2,
    lat: (south + north) / 2,
    zoom: bounds === null ? 0.6 : 5,
    viewport: SCREEN,
  };
}

/** Those on the map first, each part in the list's order. */
function numberRows({ rows, mapping, by, slots }: ShownRows, discs: readonly RowDisc[]): NumberedRow[] {
  const cellsOnMap = new Set(discs.map(({ cell }) => keyOf(cell)));
  const level = discs[0]?.cell.level;
  const isOnMap = (row: NotedRow): boolean => level !== undefined && cellsOnMap.has(cellKey(row, level));
  const column = mapping[by];
  const slotOf = ({ fields }: NotedRow): number => {
    const slot = column === undefined ? -1 : slots.indexOf(fields[column] ?? '');
    return slot === -1 ? OTHER_SLOT : slot;
  };
  const ordered = [...rows.filter(isOnMap), ...rows.filter((row) => !isOnMap(row))];
  return ordered.map((row, at) => ({ number: at + 1, row, slot: slotOf(row), isOnMap: isOnMap(row) }));
}

function numbersOf(discs: readonly RowDisc[], rows: readonly NumberedRow[]): RowOfDisc[][] {
  const level = discs[0]?.cell.level ?? 0;
  const byCell = new Map<string, RowOfDisc[]>();
  for (const { row, number, slot, isOnMap } of rows) {
    if (!isOnMap) continue;
    const key = cellKey(row, level);
    byCell.set(key, [...(byCell.get(key) ?? []), { number, slot }]);
  }
  return discs.map(({ cell }) => byCell.get(keyOf(cell)) ?? []);
}

function keyOf({ column, line }: RowDisc['cell']): string {
  return `${column}/${line}`;
}

/** Half a step of the grid, degrees: degrees made of a whole step are not always that step again. */
const HALF_STEP = 180 / WORLD;

/** The square of the world's grid at a level in which a row stands; of one without a point, none. */
function cellKey({ position }: NotedRow, level: number): string {
  if (position === null) return '';
  const { lng, lat } = position;
  const x = toMercatorX(lng + HALF_STEP);
  const y = toMercatorY(lat - HALF_STEP * Math.cos((lat * Math.PI) / 180));
  return `${x >>> (32 - level)}/${y >>> (32 - level)}`;
}

function storyOf(discs: readonly RowDisc[], rows: readonly NumberedRow[]): string {
  const cells = discs.map(({ cell, radius }) => `${cell.level}/${cell.column}/${cell.line} ${radius}`);
  return [...rows.map(({ row, isOnMap }) => `${row.id}${isOnMap ? '' : ' -'}`), ...cells].join(' ');
}

/** Names of the layers' countries and regions. */
export function regionNamer(boundaries: Boundaries): RowSubjectParts['regionName'] {
  return (code, language) => {
    const names = boundaries.names(code);
    return names ? localize(names, language) : code;
  };
}
