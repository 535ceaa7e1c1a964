import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { filesOf, smallCase, type SmallCase } from '../core/formats/small-case';
import { memoryEffects, type MemoryEffects } from './memory-effects';

function worldOf(
  cases: Readonly<Record<string, SmallCase>>,
  more: readonly (readonly [string, string])[] = [],
): MemoryEffects {
  const files = Object.entries(cases).flatMap(([folder, parts]) =>
    [...filesOf(parts)].map(([path, text]) => [join(folder, path), text] as const),
  );
  return memoryEffects([...files, ...more]);
}

function badCase(): SmallCase {
  const parts = smallCase();
  parts['claims.json'][0] = { ...parts['claims.json'][0], kind: 'movment' };
  return parts;
}

/** One square country, 1° to 2°, as a topology. */
const SQUARE = JSON.stringify({
  type: 'Topology',
  objects: {
    countries: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', arcs: [[0]], properties: { id: 'NL', names: { en: 'Square' } } }],
    },
    regions: { type: 'GeometryCollection', geometries: [] },
  },
  arcs: [
    [
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 1],
      [1, 1],
    ],
  ],
});

describe('dateline check', () => {
  it('passes a good case and counts what is in it', async () => {
    const effects = worldOf({ good: smallCase() });
    expect(await main(['check', 'good'], effects)).toBe(0);
    expect(effects.output()).toBe('good: no problems (1 source, 3 actors, 2 places, 1 occasion, 2 claims)\n');
  });

  it('tells where each problem is, what is wrong and what to do', async () => {
    const effects = worldOf({ bad: badCase() });
    expect(await main(['check', 'bad/'], effects)).toBe(1);
    expect(effects.output()).toBe(
      [
        'bad/claims.json:7:13 error wrong-value at claims[0].kind',
        '  Expected "kind" to be one of "presence", "movement", "strength", "losses", "control", "intent", "assessment", "background", got "movment".',
        '  Did you mean "movement"?',
        'bad/: 1 error, 0 warnings',
        '',
      ].join('\n'),
    );
  });

  it('looks at every case in data/cases when none is named, and passes warnings', async () => {
    const effects = worldOf({ 'data/cases/one': smallCase(), 'data/cases/two': smallCase() }, [
      ['data/cases/two/extra.json', '{}'],
    ]);
    expect(await main(['check'], effects)).toBe(0);
    expect(effects.output()).toMatch(/^data\/cases\/one: no problems .*\n.*extra\.json:1:1 warning unknown-file\n/);
    expect(effects.output()).toMatch(/two: 0 errors, 1 warning \(1 source,/);
  });

  it('writes JSON for programs', async () => {
    const effects = worldOf({ good: smallCase(), bad: badCase() });
    expect(await main(['check', 'good', 'bad', '--json'], effects)).toBe(1);
    expect(JSON.parse(effects.output())).toMatchObject([
      { folder: 'good', counts: { claims: 2 }, issues: [] },
      { folder: 'bad', counts: null, issues: [{ code: 'wrong-value', file: 'claims.json', line: 7, column: 13 }] },
    ]);
  });

  it('tests places against the boundaries that come with it', async () => {
    const effects = worldOf({ good: smallCase() }, [['/dateline/geo/layers/boundaries.topojson', SQUARE]]);
    expect(await main(['check', 'good'], effects)).toBe(1);
    expect(effects.output()).toContain('error place-outside-parent at places[1].within');
  });
});
