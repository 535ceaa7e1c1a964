import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCKS, EMPTY_QUERY, FACETS, type FacetId } from '../../../src/core/query/query';
import { formatPermalink, parsePermalink } from '../../../src/core/view/permalink';
import { GROUPINGS, LANGUAGES, THEMES, type Panel, type ViewState } from '../../../src/core/view/view-state';

const OPENING: ViewState = {
  caseId: 'kursk-2024',
  camera: null,
  query: EMPTY_QUERY,
  panel: { kind: 'overview' },
  selected: null,
  bottom: 'timeline',
  subject: null,
  grouping: 'day',
  hiddenLayers: [],
  language: 'en',
  theme: null,
};

const id = fc.stringMatching(/^[a-z0-9][a-z0-9._~-]{0,20}$/);
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 5 }).map((list) => list.sort());
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const panel: fc.Arbitrary<Panel> = fc.oneof(
  fc.constant<Panel>({ kind: 'overview' }),
  fc.constant<Panel>({ kind: 'help' }),
  id.map<Panel>((claim) => ({ kind: 'claim', claim })),
  id.map<Panel>((source) => ({ kind: 'source', source })),
  fc.option(id, { nil: null }).map<Panel>((source) => ({ kind: 'desk', source })),
  id.map<Panel>((occasion) => ({ kind: 'occasion', occasion })),
  ids.map<Panel>((claims) => ({ kind: 'compare', claims })),
);
const view: fc.Arbitrary<ViewState> = fc.record({
  caseId: id,
  camera: fc.option(
    fc.record({
      lng: fc.integer({ min: -1_800_000, max: 1_800_000 }).map((value) => value / 1e4),
      lat: fc.integer({ min: -900_000, max: 900_000 }).map((value) => value / 1e4),
      zoom: fc.integer({ min: 0, max: 2200 }).map((value) => value / 100),
      bearing: fc.integer({ min: -180, max: 180 }),
      pitch: fc.integer({ min: 0, max: 60 }),
    }),
  ),
  query: fc.record({
    text: fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => text.isWellFormed()),
    facets: fc
      .uniqueArray(fc.tuple(fc.constantFrom<FacetId>(...FACETS), ids), { selector: ([facet]) => facet })
      .map((pairs) => Object.fromEntries(pairs)),
    clock: fc.constantFrom(...CLOCKS),
    range: fc.record({ from: fc.option(day), to: fc.option(day) }),
  }),
  panel,
  selected: fc.option(id),
  bottom: fc.constantFrom('timeline' as const, 'numbers' as const),
  subject: fc.option(id),
  grouping: fc.constantFrom(...GROUPINGS),
  hiddenLayers: fc.oneof(fc.constant([]), ids),
  language: fc.constantFrom(...LANGUAGES),
  theme: fc.option(fc.constantFrom(...THEMES)),
});

describe('the view in the address', () => {
  it('comes back from the address as it was written', () => {
    fc.assert(
      fc.property(view, (written) => {
        // An open claim panel selects its claim: the address need not say it twice.
        const expected =
          written.panel.kind === 'claim' && written.selected === null
            ? { ...written, selected: written.panel.claim }
            : written;
        expect(parsePermalink(`?${formatPermalink(written)}`)).toEqual(expected);
      }),
    );
  });

  it('stays short for the opening view and readable for a filtered one', () => {
    expect(formatPermalink(OPENING)).toBe('case=kursk-2024&lang=en');
    const filtered = {
      ...OPENING,
      camera: { lng: 35.9, lat: 51.4, zoom: 6.2, bearing: 0, pitch: 0 },
      query: { ...EMPTY_QUERY, text: 'small number', facets: { group: ['us', 'nato'] } },
      panel: { kind: 'claim', claim: 'a~1' },
      selected: 'a~1',
    } as const;
    expect(formatPermalink(filtered)).toBe(
      'case=kursk-2024&map=6.20/51.4000/35.9000&q=small+number&group=nato,us&panel=claim:a~1&lang=en',
    );
  });

  it.each([
    'map=nonsense',
    'map=99/0/0',
    'map=5/95/0',
    'map=5/0',
    'map=1/2/3/4/5/6',
    'from=2024-13-45',
    'clock=lunar',
    'theme=%3Cscript%3E',
    'lang=xx',
    'panel=claim:',
    'panel=__proto__:x',
    'map=%E0%A4%A',
  ])('leaves out what it cannot read: %s', (search) => {
    const { camera, query, panel, theme, language } = parsePermalink(search);
    expect({ camera, query, panel, theme, language }).toEqual({
      camera: null,
      query: EMPTY_QUERY,
      panel: { kind: 'overview' },
      theme: null,
      language: undefined,
    });
  });

  it('bounds what a hostile address can ask for', () => {
    const { query } = parsePermalink(`q=${'x'.repeat(10_000)}&group=${'a,'.repeat(10_000)}`);
    expect(query?.text.length).toBe(500);
    expect(query?.facets.group?.length).toBeLessThanOrEqual(200);
  });
});
