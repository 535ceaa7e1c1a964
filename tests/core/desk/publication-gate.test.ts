import { describe, expect, it } from 'vitest';
import type { ClaimChanges } from '../../../src/core/desk/desk-choices';
import type { DeskRecord } from '../../../src/core/desk/desk-record';
import { missingForPublication } from '../../../src/core/desk/publication-gate';
import { RefusedCommand } from '../../../src/core/desk/refused-command';
import { accepted, begin, claimIn, review } from './reviewing';

const codes = (record: DeskRecord, claim: string): string[] =>
  missingForPublication(claimIn(record, claim), record).map(({ code }) => code);

function drafted(): { record: DeskRecord; id: string } {
  const { record, claim } = accepted(begin('ferry-strike.en').record, 'at least 300 workers');
  return { record, id: claim.id };
}

const edit = (record: DeskRecord, claim: string, changes: ClaimChanges): DeskRecord =>
  review(record, { kind: 'edit-claim', claim, changes });

describe('the publication gate', () => {
  it('names what is missing, and lets through what is complete', () => {
    const { record, id } = drafted();
    expect(codes(record, id)).toEqual(['unreviewed', 'statement-borrowed', 'number-without-scope']);
    const publish = { kind: 'set-status', claim: id, status: 'published' } as const;
    const [quantity] = claimIn(record, id).quantities;
    if (quantity === undefined) throw new Error('The claim has a number.');
    let next = edit(record, id, {
      statement: { en: 'Three hundred strikers marched to Bugembe' },
      quantities: [{ ...quantity, unit: { name: 'workers' }, scope: { id: 'in-total' } }],
    });
    expect(() => review(next, publish)).toThrow(RefusedCommand);
    next = review(next, { kind: 'set-status', claim: id, status: 'reviewed' });
    expect(codes(next, id)).toEqual([]);
    next = review(next, publish);
    expect(claimIn(next, id).log.map(({ status }) => status)).toEqual(['draft', 'draft', 'reviewed', 'published']);
  });

  it.each<[string, ClaimChanges]>([
    ['no-anchor', { evidence: [] }],
    ['anchor-without-position', { evidence: [{ exact: 'marched', language: 'en' }] }],
    ['anchor-astray', { evidence: [{ exact: 'marched', start: 3, end: 10, language: 'en' }] }],
    ['no-speaker', { attribution: 'none', speaker: null }],
    ['no-description', { attribution: 'unnamed', speaker: null, organisation: null }],
    ['no-place', { places: [], phase: null }],
    ['statement-untranslated', { statement: { en: '[uk] Something', uk: 'Щось' } }],
    [
      'number-without-unit',
      { quantities: [{ min: 3, max: 3, qualifier: 'exactly', unit: { name: 'unit not given' }, scope: null }] },
    ],
    ['no-place-precision', { places: [{ place: { name: 'The far shore', precision: 'region' }, role: 'at' }] }],
  ])('names %s', (code, changes) => {
    const { record, id } = drafted();
    expect(codes(record, id)).not.toContain(code);
    expect(codes(edit(record, id, changes), id)).toContain(code);
  });

  it('asks for the date and the address of the source', () => {
    const { record, id } = drafted();
    const source = claimIn(record, id).source;
    const undated = review(record, { kind: 'edit-source', source, fields: { published: null, url: null } });
    expect(codes(undated, id)).toEqual(expect.arrayContaining(['no-source-date', 'no-source-address']));
  });

  it('takes a published claim that is changed back to reviewed, but not for a grade', () => {
    const { record, id } = drafted();
    const [quantity] = claimIn(record, id).quantities;
    if (quantity === undefined) throw new Error('The claim has a number.');
    const published = review(
      edit(record, id, {
        statement: { en: 'Strikers marched' },
        quantities: [{ ...quantity, unit: { name: 'workers' }, scope: { id: 'in-total' } }],
      }),
      { kind: 'set-status', claim: id, status: 'reviewed' },
      { kind: 'set-status', claim: id, status: 'published' },
    );
    const grade = { reliability: 'B', credibility: '2', reason: { en: 'Was there.' } } as const;
    const graded = edit(published, id, { grade });
    expect(claimIn(graded, id)).toMatchObject({ status: 'published', grade: { by: 'Test desk', on: '2026-11-25' } });
    expect(claimIn(edit(graded, id, { modality: 'denied' }), id).status).toBe('reviewed');
    expect(() => review(graded, { kind: 'discard-claim', claim: id })).toThrow(RefusedCommand);
    expect(claimIn(review(graded, { kind: 'set-status', claim: id, status: 'retracted' }), id).status).toBe(
      'retracted',
    );
  });
});
