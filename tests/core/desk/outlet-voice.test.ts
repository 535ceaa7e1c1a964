import { describe, expect, it } from 'vitest';
import type { DeskRecord } from '../../../src/core/desk/desk-record';
import { allClaims } from '../../../src/core/text/all-claims';
import { blankRecord, claimIn, errorsOf, readText, review, suggested } from './reviewing';

// Invented: three sentences of the outlet's own, two of others.
const TEXT = `Lorries turn back at the lake

JINJA (Lakeside Wire) - Nine lorries left Jinja for Bugembe on Monday morning.

"We counted nine," said Grace Okello, the chairwoman of the Lake Crews Union.

Forty people were taken from Entebbe to Kampala by bus.

Okello said at least 300 workers had stayed in Jinja.
`;
const reading = readText(TEXT);

function begin(): DeskRecord {
  return review(blankRecord(), {
    kind: 'add-source',
    text: TEXT,
    found: allClaims(reading),
    fields: {
      kind: 'article',
      title: 'Lorries turn back',
      outlet: 'Lakeside Wire',
      language: 'en',
      published: '2025-05-13',
      url: 'https://example.org/lorries',
    },
  });
}

describe('what an outlet tells itself', () => {
  it('is suggested beside what others said, in the order of the text, and is marked', () => {
    expect(reading.outletClaims.length).toBeGreaterThan(1);
    const all = allClaims(reading);
    expect(all).toHaveLength(reading.claims.length + reading.outletClaims.length);
    const starts = all.map(({ statement }) => statement.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(all[0]?.statement.text).toContain('Nine lorries');
    for (const claim of all) expect(claim.voice === 'outlet').toBe(reading.outletClaims.includes(claim));
    expect(reading.claims.every(({ voice }) => voice === undefined)).toBe(true);
  });

  it('is the very list of a reading that has none', () => {
    const none = { ...reading, outletClaims: [] };
    expect(allClaims(none)).toBe(none.claims);
  });

  it('becomes a claim of the outlet, whose speaker nobody has to name', async () => {
    const start = begin();
    const { source, suggestion } = suggested(start, 'Nine lorries');
    const done = review(start, { kind: 'accept', source, suggestion });
    const [claim] = done.case.claims;
    const outlet = done.case.sources[0]?.outlet;
    expect(claim).toMatchObject({ attribution: 'outlet', speaker: outlet, organisation: null, said: null });
    expect(done.case.actors.find(({ id }) => id === outlet)?.names['en']).toBe('Lakeside Wire');
    expect(await errorsOf(done)).toEqual([]);
  });

  it('stays the outlet’s when two are merged, and is somebody’s when it is merged with what somebody said', () => {
    const start = begin();
    const one = suggested(start, 'Nine lorries');
    const own = suggested(start, 'Forty people');
    const { source, suggestion } = one;
    const merged = review(start, { kind: 'merge-suggestions', source, suggestion, other: own.suggestion });
    expect(suggested(merged, 'Nine lorries').of.found).toMatchObject({ voice: 'outlet', speaker: null });

    const said = suggested(start, 'at least 300');
    const mixed = review(start, { kind: 'merge-suggestions', source, suggestion, other: said.suggestion });
    const { found } = suggested(mixed, 'Nine lorries').of;
    expect(found.voice).toBeUndefined();
    expect(found.speaker?.name).toBe('Grace Okello');
    const accepted = review(mixed, { kind: 'accept', source, suggestion });
    expect(claimIn(accepted, accepted.case.claims[0]?.id ?? '')).toMatchObject({ attribution: 'named' });
  });

  it('keeps its mark in both halves when it is split', () => {
    const start = begin();
    const { source, suggestion, of } = suggested(start, 'Forty people');
    const at = of.found.statement.start + of.found.statement.text.indexOf('from Entebbe');
    const done = review(start, { kind: 'split-suggestion', source, suggestion, at });
    expect(suggested(done, 'Forty people').of.found.voice).toBe('outlet');
    expect(suggested(done, 'from Entebbe').of.found.voice).toBe('outlet');
  });
});
