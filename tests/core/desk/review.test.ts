import { describe, expect, it } from 'vitest';
import { RefusedCommand } from '../../../src/core/desk/refused-command';
import { countWords } from '../../../src/core/text/count-words';
import {
  accepted,
  addArticle,
  ARTICLES,
  articleText,
  begin,
  claimIn,
  errorsOf,
  readText,
  review,
  suggested,
} from './reviewing';

describe('an article on the desk', () => {
  it('becomes a source that says of its text how long it is and what its digest is, and no more', () => {
    const { record, source } = begin('jembatan.id');
    const text = articleText('jembatan.id');
    expect(record.case.sources[0]).toMatchObject({ id: source, language: 'id', text: { length: text.length } });
    expect(record.texts[source]).toBe(text);
    expect(JSON.stringify(record.case)).not.toContain('Ratna');
    expect(record.suggestions[source]?.length).toBeGreaterThan(4);
  });

  it('is refused a second time under the same address', () => {
    const { record } = begin('jembatan.id');
    expect(() => review(record, addArticle('jembatan.id'))).toThrow(RefusedCommand);
  });

  it.each(ARTICLES)(
    'can be accepted whole: %s passes the check, and every anchor stands where it says',
    async (name) => {
      const { record: start, source } = begin(name);
      let record = start;
      for (const { id } of start.suggestions[source] ?? [])
        record = review(record, { kind: 'accept', source, suggestion: id });
      expect(record.case.claims).toHaveLength(start.suggestions[source]?.length ?? 0);
      expect(record.suggestions[source]).toEqual([]);
      expect(await errorsOf(record)).toEqual([]);
      const text = articleText(name);
      for (const { evidence } of record.case.claims)
        for (const { exact, start: from = -1, end = -1 } of evidence) {
          expect(text.slice(from, end)).toBe(exact);
          expect(countWords(exact)).toBeLessThanOrEqual(6);
        }
    },
  );
});

describe('accepting a suggestion', () => {
  it('makes a draft with speaker, organisation, number and place, and says where it came from', () => {
    const { record, claim } = accepted(begin('ferry-strike.en').record, 'at least 300 workers');
    const actor = record.case.actors.find(({ id }) => id === claim.speaker);
    expect(actor?.names).toEqual({ en: 'Grace Okello' });
    expect(actor?.roles?.[0]?.title).toEqual({ en: 'chairwoman' });
    expect(record.case.actors.find(({ id }) => id === claim.organisation)?.names['en']).toContain('Lake Crews Union');
    expect(claim).toMatchObject({
      attribution: 'named',
      status: 'draft',
      quantities: [{ min: 300, qualifier: 'at-least' }],
    });
    expect(claim.places.map(({ role }) => role)).toEqual(['from', 'to']);
    expect(claim.log).toEqual([
      { on: '2026-11-25', status: 'draft', by: 'Test desk', note: expect.stringContaining('suggestion') as string },
    ]);
  });

  it('finds the same speaker and the same place again', () => {
    let { record } = accepted(begin('ferry-strike.en').record, 'at least 300 workers');
    ({ record } = accepted(record, 'the strike would last'));
    ({ record } = accepted(record, 'About 1,200 ferry workers'));
    expect(record.case.actors.filter(({ names }) => names['en'] === 'Grace Okello')).toHaveLength(1);
    expect(record.case.places.filter(({ names }) => names['en'] === 'Jinja')).toHaveLength(1);
  });

  it('keeps a place that is in the case already, under whatever name', () => {
    let { record } = begin('vodohin.uk');
    record = review(record, addArticle('jembatan.id'));
    const first = accepted(record, '8 тис');
    const again = accepted(first.record, 'прибули 14 машин');
    const poltava = again.claim.places.find(({ role }) => role === 'to')?.place;
    expect(poltava).toBe(first.claim.places[0]?.place);
  });
});

describe('claims and suggestions', () => {
  it('splits a suggestion where it is told, with what was found in each half', () => {
    const { record } = begin('ferry-strike.en');
    const { source, suggestion, of } = suggested(record, 'from Jinja to Bugembe');
    const at = articleText('ferry-strike.en').indexOf('to Bugembe');
    const split = review(record, { kind: 'split-suggestion', source, suggestion, at });
    const [one, two] = split.suggestions[source]?.filter(({ id }) => id.startsWith(suggestion)) ?? [];
    expect(one?.found.statement.text.endsWith('from Jinja')).toBe(true);
    expect(two?.found.statement.text).toBe('to Bugembe');
    expect(two?.found.quantities).toEqual([]);
    expect(one?.id).not.toBe(two?.id);
    const merged = review(split, {
      kind: 'merge-suggestions',
      source,
      suggestion: one?.id ?? '',
      other: two?.id ?? '',
    });
    expect(suggested(merged, 'from Jinja to Bugembe').of.found.statement.text).toBe(of.found.statement.text);
  });

  it('merges two suggestions of two speakers under the first alone: no role or organisation of the other goes to it', () => {
    const { record } = begin('ferry-strike.en');
    const first = suggested(record, '1,200 ferry workers');
    const second = suggested(record, '34 boats');
    expect(second.of.found.role).not.toBeNull();
    const merged = review(record, {
      kind: 'merge-suggestions',
      source: first.source,
      suggestion: first.suggestion,
      other: second.suggestion,
    });
    const { found } = suggested(merged, '1,200 ferry workers').of;
    expect([found.speaker, found.role, found.organisation]).toEqual([
      first.of.found.speaker,
      first.of.found.role,
      first.of.found.organisation,
    ]);
    expect(found.quantities).toHaveLength(2);
  });

  it('dismisses and restores', () => {
    const { record } = begin('ferry-strike.en');
    const { source, suggestion } = suggested(record, '34 boats');
    const dismissed = review(record, { kind: 'dismiss', source, suggestion });
    expect(suggested(dismissed, '34 boats').of.state).toBe('dismissed');
    expect(review(dismissed, { kind: 'restore', source, suggestion })).toEqual(record);
  });

  it('makes a claim of what was selected, anchored by six words at most', () => {
    const { record, source } = begin('ferry-strike.en');
    const text = articleText('ferry-strike.en');
    const start = text.indexOf('no ferry had left');
    const end = start + 'no ferry had left for Uganda since Monday'.length;
    const made = review(record, { kind: 'make-claim', source, start, end, places: [], quantities: [] });
    expect(made.case.claims[0]?.evidence).toEqual([
      { exact: 'no ferry had left for Uganda', start, end: start + 28, language: 'en' },
    ]);
  });

  it('merges two claims: what the second has and the first has not goes to the first', () => {
    const one = accepted(begin('ferry-strike.en').record, '34 boats');
    const two = accepted(one.record, '20 boats were still');
    const merged = review(two.record, { kind: 'merge-claims', claim: one.claim.id, other: two.claim.id });
    expect(merged.case.claims).toHaveLength(1);
    const claim = claimIn(merged, one.claim.id);
    expect(claim.quantities.map(({ min }) => min)).toEqual([34, 20]);
    expect(claim.evidence).toHaveLength(2);
    expect(claim.log.at(-1)?.note).toContain(two.claim.id);
  });

  it('splits a claim into two with ids of their own', () => {
    const { record, claim } = accepted(begin('ferry-strike.en').record, 'at least 300 workers');
    const split = review(record, { kind: 'split-claim', claim: claim.id });
    expect(split.case.claims).toHaveLength(2);
    expect(new Set(split.case.claims.map(({ id }) => id)).size).toBe(2);
    expect(split.case.claims[1]).toMatchObject({ status: 'draft', statement: claim.statement });
  });

  it('writes what one editor changes on one day as one entry of the log', () => {
    const { record, claim } = accepted(begin('ferry-strike.en').record, '34 boats');
    const edited = review(
      record,
      { kind: 'edit-claim', claim: claim.id, changes: { statement: { en: 'Boats lie at the piers' } } },
      { kind: 'edit-claim', claim: claim.id, changes: { modality: 'confirmed' } },
      { kind: 'edit-claim', claim: claim.id, changes: { modality: 'confirmed' } },
    );
    expect(claimIn(edited, claim.id).log.map(({ note }) => note)).toEqual([
      expect.stringContaining('Accepted'),
      'Edited: statement, modality.',
    ]);
  });

  it('refuses what the check of cases calls an error, and says why', () => {
    const { record, claim } = accepted(begin('ferry-strike.en').record, '34 boats');
    const edit = (said: string) => () => review(record, { kind: 'edit-claim', claim: claim.id, changes: { said } });
    expect(edit('2025-06-01')).toThrow('after its source was published');
    expect(edit('soon')).toThrow('EDTF');
  });
});

describe('a speaker fixed once for all', () => {
  it('is that one in claims and in suggestions, and in the next article', () => {
    const { record, claim } = accepted(begin('vodohin.uk').record, 'прибули 14 машин');
    const wrong = claim.speaker ?? claim.organisation ?? '';
    const fixed = review(record, {
      kind: 'fix-speaker',
      from: { actor: wrong },
      to: { name: 'Taras Lishchyna', kind: 'person' },
    });
    const actor = fixed.case.actors.find(({ names }) => names['en'] === 'Taras Lishchyna');
    expect(claimIn(fixed, claim.id).speaker).toBe(actor?.id);
    expect(fixed.case.actors.some(({ id }) => id === wrong)).toBe(false);
    expect(actor?.aliases?.length).toBeGreaterThan(0);
  });

  it('renames all suggestions that name them so', () => {
    const { record } = begin('vodohin.uk');
    const { source, suggestion, of } = suggested(record, 'Школи в середу');
    const name = of.found.speaker?.name ?? '';
    const fixed = review(record, {
      kind: 'fix-speaker',
      from: { name, source, suggestion },
      to: { name: 'Taras Lishchyna', kind: 'person' },
    });
    expect(suggested(fixed, 'Школи в середу').of.found.speaker?.name).toBe('Taras Lishchyna');
    expect(suggested(fixed, 'воду вимкнули').of.found.speaker?.name).toBe('Taras Lishchyna');
    const next = accepted(fixed, 'Школи в середу');
    expect(next.record.case.actors.filter(({ kind }) => kind === 'person')).toHaveLength(1);
  });
});

describe('a place chosen among candidates', () => {
  it('is that one wherever the article names it so', () => {
    const { record } = begin('ferry-strike.en');
    const { source, suggestion, of } = suggested(record, 'About 1,200 ferry workers');
    const [, second] = of.found.places[0]?.candidates ?? [];
    if (second === undefined) throw new Error('This test needs a name with two bearers.');
    const chosen = review(record, { kind: 'choose-candidate', source, suggestion, place: 0, candidate: 1 });
    const other = suggested(chosen, 'at least 300 workers').of.found.places.find(({ text }) => text === 'Jinja');
    expect(other?.candidates[0]?.id).toBe(second.id);
    const { record: after, claim } = accepted(chosen, 'About 1,200 ferry workers');
    const place = after.case.places.find(({ id }) => id === claim.places[0]?.place);
    // The town comes first in this text; the second bearer of the name is the district around it.
    expect(second.kind).toBe('region');
    expect(place?.geometry).toEqual({ kind: 'boundary', codes: [second.id] });
  });
});

describe('suggestions from elsewhere', () => {
  it('are taken when their words stand in the text, and marked', () => {
    const { record, source } = begin('ferry-strike.en');
    const [example] = readText(articleText('ferry-strike.en')).claims;
    if (example === undefined) throw new Error('The article has claims.');
    const text = articleText('ferry-strike.en');
    const start = text.indexOf('Nobody has lost');
    const real = { ...example, statement: { start, end: start + 15, text: 'Nobody has lost' } };
    const invented = { ...example, statement: { start, end: start + 9, text: 'Everybody' } };
    const added = review(record, { kind: 'add-suggestions', source, origin: 'some-model', found: [real, invented] });
    const fresh = added.suggestions[source]?.filter(({ origin }) => origin === 'some-model') ?? [];
    expect(fresh.map(({ found }) => found.statement.text)).toEqual(['Nobody has lost']);
    expect(review(added, { kind: 'add-suggestions', source, origin: 'some-model', found: [real] })).toBe(added);
  });
});

describe('a movement', () => {
  it('leads from, by way of and to where the roles of the places say, new ones among them', async () => {
    const { record, claim } = accepted(begin('vodohin.uk').record, 'прибули 14 машин');
    const movement = (of: typeof record) => claimIn(of, claim.id).movement;
    const places = claim.places.map(({ place, role }) => ({ place: { id: place }, role }));
    const lubny = { name: 'Lubny', precision: 'settlement', geometry: { kind: 'point', lng: 33, lat: 50.02 } } as const;
    const edited = review(record, {
      kind: 'edit-claim',
      claim: claim.id,
      changes: { places: [...places, { place: lubny, role: 'via' }], phase: 'arrived' },
    });
    expect(movement(edited)).toEqual({ from: ['kremenchuk'], via: ['lubny'], to: ['poltava'], phase: 'arrived' });
    expect(await errorsOf(edited)).toEqual([]);
    // Another phase leaves the way as it is, a place taken away is passed no more, and nothing moves where that is said.
    const expected = review(edited, { kind: 'edit-claim', claim: claim.id, changes: { phase: 'expected' } });
    expect(movement(expected)).toEqual({ ...movement(edited), phase: 'expected' });
    const without = review(expected, { kind: 'edit-claim', claim: claim.id, changes: { places } });
    expect(movement(without)?.via).toEqual([]);
    expect(movement(review(edited, { kind: 'edit-claim', claim: claim.id, changes: { phase: null } }))).toBeUndefined();
  });
});
