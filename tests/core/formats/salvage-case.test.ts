import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectCase } from '../../../src/core/formats/inspect-case';
import { salvageCase } from '../../../src/core/formats/salvage-case';
import type { Case } from '../../../src/core/model/case';
import { filesOf, smallCase } from './small-case';

describe('salvageCase', () => {
  it('leaves out what needs a bad row, and only takes from a row what it can stand without', async () => {
    const parts = smallCase();
    parts['actors.json'][2] = { ...parts['actors.json'][2], kind: 'captain' };
    const { value, rejected } = await salvageCase(filesOf(parts));
    // The first claim's speaker is bad; the second only updates the first.
    expect(value?.claims.map(({ id, relations }) => [id, relations])).toEqual([['gazette-2020-05-02~bbbbbb', []]]);
    expect(value?.file.keyClaims).toEqual([]);
    expect(rejected.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'wrong-value actors[2].kind',
      'reference-dropped keyClaims[0]',
      'left-out claims[0].speaker',
      'reference-dropped claims[1].relations[0].claim',
    ]);
  });

  it('keeps a case whose own file is half bad', async () => {
    const parts = smallCase();
    parts['case.json'] = {
      ...parts['case.json'],
      view: 'near the sea',
      title: undefined,
      stage: [{ code: 'NL', tone: 'loud' }],
    };
    const { value } = await salvageCase(filesOf(parts));
    expect(value?.file).toMatchObject({ id: 'harbour', title: { en: 'Unnamed case' }, stage: [], view: { zoom: 1 } });
    expect(value?.claims).toHaveLength(2);
  });

  it('gives a case in which every id resolves, whatever was cut out of the files', async () => {
    const whole = [...filesOf(smallCase())];
    const cut = fc
      .tuple(
        fc.nat(whole.length - 1),
        fc.nat(),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom('', '}', '"', ',', ']', '\u0000', '[['),
      )
      .map(([which, from, length, inserted]) => {
        const files = new Map(whole);
        const [path, text] = whole[which] ?? ['case.json', ''];
        const start = from % text.length;
        files.set(path, text.slice(0, start) + inserted + text.slice(start + length));
        return files;
      });
    await fc.assert(
      fc.asyncProperty(cut, async (files) => {
        const { issues, case: loaded } = await inspectCase(files);
        const { value, rejected } = await salvageCase(files);
        for (const { file, line, column } of [...issues, ...rejected]) {
          const lines = (files.get(file) ?? '').split('\n');
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
        if (loaded !== null) expect(value).toEqual(loaded);
        else expect(rejected.length).toBeGreaterThan(0);
        if (value !== null) expect(danglingIds(value)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

/** Written out by hand, so as not to trust what it tests. */
function danglingIds({ file, actors, places, occasions, sources, claims }: Case): readonly string[] {
  const ids = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));
  const [actorIds, placeIds, occasionIds, sourceIds, claimIds] = [actors, places, occasions, sources, claims].map(ids);
  const wanted: (readonly [ReadonlySet<string> | undefined, string | null | undefined])[] = [
    ...file.keyClaims.map((id) => [claimIds, id] as const),
    ...actors.flatMap(({ group, roles = [] }) => [
      [ids(file.speakerGroups), group] as const,
      ...roles.map(({ organisation }) => [actorIds, organisation] as const),
    ]),
    ...places.map(({ within }) => [placeIds, within] as const),
    ...occasions.flatMap(({ place, organiser }) => [[placeIds, place] as const, [actorIds, organiser] as const]),
    ...sources.flatMap(({ outlet, dateline }) => [[actorIds, outlet] as const, [placeIds, dateline] as const]),
    ...claims.flatMap((claim) => [
      [actorIds, claim.speaker] as const,
      [actorIds, claim.organisation] as const,
      [sourceIds, claim.source] as const,
      [occasionIds, claim.occasion] as const,
      [ids(file.subjects), claim.subject] as const,
      ...claim.via.map(({ actor }) => [actorIds, actor] as const),
      ...claim.quantities.flatMap(({ unit, scope }) => [
        [ids(file.units), unit] as const,
        [ids(file.scopes), scope] as const,
      ]),
      ...claim.places.map(({ place }) => [placeIds, place] as const),
      ...[...(claim.movement?.from ?? []), ...(claim.movement?.via ?? []), ...(claim.movement?.to ?? [])].map(
        (id) => [placeIds, id] as const,
      ),
      ...claim.relations.map(({ claim: id }) => [claimIds, id] as const),
    ]),
  ];
  return wanted.flatMap(([known, id]) => (id === null || id === undefined || known?.has(id) === true ? [] : id));
}
