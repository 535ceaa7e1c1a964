import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../src/core/formats/rows/row-roles';
import { CLOCKS, FACETS } from '../../../src/core/query/query';
import type { TableArea } from '../../../src/core/table/table-area';
import { parsePermalink } from '../../../src/core/view/permalink';
import {
  askedDigest,
  digestName,
  formatTablePermalink,
  parseTablePermalink,
  type TableView,
} from '../../../src/core/view/table-permalink';
import { LANGUAGES, THEMES } from '../../../src/core/view/view-state';

const OPENING: TableView = {
  case: null,
  table: 'tables/a.csv',
  file: null,
  columns: null,
  part: null,
  camera: null,
  text: '',
  facets: {},
  clock: null,
  range: { from: null, to: null },
  by: null,
  area: null,
  sort: { by: 'time', isDescending: false },
  row: null,
  compared: [],
  language: 'en',
  theme: null,
};

const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const degrees = (most: number) => fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((value) => value / 1e5 + 0);
const corners = (least: number) => fc.array(fc.tuple(degrees(200), degrees(90)), { minLength: least, maxLength: 6 });
const meters = fc.integer({ min: 1, max: 20_000_000 });
const area: fc.Arbitrary<TableArea> = fc.oneof(
  fc.record({ kind: fc.constant('circle' as const), lng: degrees(180), lat: degrees(90), radiusMeters: meters }),
  fc.record({ kind: fc.constant('line' as const), points: corners(2), meters }),
  fc.record({ kind: fc.constant('polygon' as const), points: corners(3) }),
  fc.record({ kind: fc.constant('region' as const), code: fc.constantFrom('UA', 'UA-43', 'RU-KRS') }),
);
const day = fc.constantFrom(null, '2024-08-06', '0099-12-31');
const partBox = fc
  .record({ west: degrees(180), south: degrees(90), east: degrees(180), north: degrees(90) })
  .filter(({ south, north }) => south <= north);
const partDays = fc.oneof(
  fc.record({ clock: fc.constantFrom(...CLOCKS), from: fc.constant('2024-08-06'), to: fc.constant('2024-10-28') }),
  fc.record({ clock: fc.constantFrom(...CLOCKS), from: fc.constant('0099-12-31') }),
  fc.record({ clock: fc.constantFrom(...CLOCKS), to: fc.constant('2024-08-06') }),
);
const views: fc.Arbitrary<TableView> = fc.record({
  case: fc.option(text),
  table: text,
  file: fc.option(text),
  columns: fc.option(fc.dictionary(fc.constantFrom(...ROLES), text, { minKeys: 1 }).map((columns) => ({ ...columns }))),
  part: fc.option(
    fc.oneof(fc.record({ box: partBox }), fc.record({ box: partBox, days: partDays }), fc.record({ days: partDays })),
  ),
  camera: fc.option(
    fc.record({
      lng: fc.integer({ min: -1800, max: 1800 }).map((value) => value / 10 + 0),
      lat: fc.integer({ min: -850, max: 850 }).map((value) => value / 10 + 0),
      zoom: fc.integer({ min: 0, max: 2200 }).map((value) => value / 100),
      bearing: fc.constant(0),
      pitch: fc.constant(0),
    }),
  ),
  text: fc.oneof(fc.constant(''), text),
  facets: fc
    .dictionary(fc.constantFrom(...FACETS), fc.uniqueArray(text, { minLength: 1, maxLength: 4 }))
    .map((facets) => Object.fromEntries(Object.entries(facets).map(([facet, values]) => [facet, values.sort()]))),
  clock: fc.option(fc.constantFrom(...CLOCKS)),
  range: fc.record({ from: day, to: day }),
  by: fc.option(fc.constantFrom(...FACETS)),
  area: fc.option(area),
  sort: fc.record({
    by: fc.constantFrom('time' as const, 'input' as const, 'quantity' as const, ...FACETS),
    isDescending: fc.boolean(),
  }),
  row: fc.option(fc.nat(20_000_000)),
  compared: fc.array(fc.nat(20_000_000), { maxLength: 6 }),
  language: fc.constantFrom(...LANGUAGES),
  theme: fc.option(fc.constantFrom(...THEMES)),
});

describe('the address of a table', () => {
  it('gives the same view back, whatever its values', () => {
    fc.assert(
      fc.property(views, (view) => {
        const address = formatTablePermalink(view);
        const { case: caseId, table, file, language, theme, ...asked } = view;
        expect(parseTablePermalink(address)).toEqual(asked);
        const parameters = new URLSearchParams(address);
        expect([parameters.get('table'), parameters.get('file') ?? null]).toEqual([table, file]);
        // The case behind the table takes nothing of it but which one it is, language and theme.
        expect(parsePermalink(address)).toEqual({ language, theme, ...(caseId !== null && { caseId }) });
      }),
      { numRuns: 500 },
    );
  });

  it('is short and can be read', () => {
    expect(formatTablePermalink(OPENING)).toBe('table=tables/a.csv&lang=en');
    const view: TableView = {
      ...OPENING,
      table: digestName('0123456789abcdef0123'),
      file: 'my events.csv',
      facets: { kind: ['air strike', 'Kyiv, again'] },
      range: { from: '2024-08-06', to: null },
      area: {
        kind: 'line',
        points: [
          [36.2, 51.7],
          [35.3, 51.2],
        ],
        meters: 20_000,
      },
      sort: { by: 'quantity', isDescending: true },
    };
    expect(formatTablePermalink(view)).toBe(
      'table=sha256:0123456789abcdef&file=my+events.csv&kind=Kyiv,+again&kind=air+strike&from=2024-08-06&area=line:20,51.7/36.2,51.2/35.3&sort=-quantity&lang=en',
    );
    expect(askedDigest(view.table)).toBe('0123456789abcdef');
  });

  it.each([
    'map=9/x/1&clock=never&from=2024-13-40&by=colour&sort=-nothing&row=-1',
    'area=circle:0,51/36',
    'area=circle:5',
    'area=polygon:1/2,3/4',
    'area=region:../x',
    'area=line:5,91/0,0/0',
    'column=colour:x&column=kind',
  ])('opens the table whatever cannot be read (%s)', (query) => {
    const { case: caseId, table, file, language, theme, ...opening } = OPENING;
    expect([caseId, table, file, language, theme].length).toBe(5);
    expect(parseTablePermalink(`table=a.csv&${query}`)).toEqual(opening);
  });
});
