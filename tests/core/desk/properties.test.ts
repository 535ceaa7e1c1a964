import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskCommand } from '../../../src/core/desk/desk-command';
import type { DeskRecord } from '../../../src/core/desk/desk-record';
import { RefusedCommand } from '../../../src/core/desk/refused-command';
import { runCommand } from '../../../src/core/desk/run-command';
import { MODALITIES, STATUSES } from '../../../src/core/model/claim-terms';
import { History } from '../../../src/state/history.svelte';
import { addArticle, ARTICLES, articleText, begin, blankRecord, CONTEXT, errorsOf, readText } from './reviewing';

/** A command that is chosen while the record goes along: numbers pick among what there is. */
interface Step {
  readonly which: number;
  readonly a: number;
  readonly b: number;
  readonly word: string;
}

const steps = fc.array(
  fc.record({
    which: fc.nat(15),
    a: fc.nat(1000),
    b: fc.nat(1000),
    word: fc.constantFrom('Okello', 'Jinja', 'новий', '서울', 'a <b>', '', ' two words '),
  }),
  { maxLength: 25 },
);

function commandOf(record: DeskRecord, { which, a, b, word }: Step): DeskCommand {
  const sources = record.case.sources;
  const source = sources[a % Math.max(1, sources.length)]?.id ?? 'none';
  const list = record.suggestions[source] ?? [];
  const suggestion = list[b % Math.max(1, list.length)];
  const id = suggestion?.id ?? 'none';
  const claims = record.case.claims;
  const claim = claims[a % Math.max(1, claims.length)]?.id ?? 'none';
  const other = claims[b % Math.max(1, claims.length)]?.id ?? 'none';
  const text = record.texts[source] ?? '';
  const actor = record.case.actors[a % Math.max(1, record.case.actors.length)]?.id ?? 'none';
  const commands: readonly DeskCommand[] = [
    { kind: 'accept', source, suggestion: id },
    { kind: 'accept', source, suggestion: id },
    { kind: 'dismiss', source, suggestion: id },
    { kind: 'restore', source, suggestion: id },
    { kind: 'split-suggestion', source, suggestion: id, at: (suggestion?.found.statement.start ?? 0) + (a % 40) },
    {
      kind: 'merge-suggestions',
      source,
      suggestion: id,
      other: list[(b + 1) % Math.max(1, list.length)]?.id ?? 'none',
    },
    { kind: 'choose-candidate', source, suggestion: id, place: 0, candidate: a % 4 },
    {
      kind: 'make-claim',
      source,
      start: a % Math.max(1, text.length),
      end: (a % Math.max(1, text.length)) + (b % 200),
      places: [],
      quantities: [],
    },
    { kind: 'edit-claim', claim, changes: { statement: { en: word }, modality: MODALITIES[b % 8] ?? 'asserted' } },
    {
      kind: 'edit-claim',
      claim,
      changes: {
        places: [{ place: { name: word, precision: b % 2 ? 'region' : 'settlement' }, role: 'at' }],
        said: b % 3 ? '2025-05-12' : null,
      },
    },
    { kind: 'split-claim', claim },
    { kind: 'merge-claims', claim, other },
    { kind: 'set-status', claim, status: STATUSES[b % 4] ?? 'draft' },
    {
      kind: 'fix-speaker',
      from: { actor },
      to:
        b % 2
          ? { name: word, kind: 'person' }
          : { id: record.case.actors[b % Math.max(1, record.case.actors.length)]?.id ?? 'none' },
    },
    { kind: 'edit-claim', claim, changes: { relations: [{ type: 'repeats', claim: other, reason: { en: 'Same.' } }] } },
    { kind: 'replace-text', source, text: text.slice(a % 300), found: [] },
  ];
  return commands[which % commands.length] ?? { kind: 'accept', source, suggestion: id };
}

/** The record after a step, or as it was where the step was refused. */
function step(record: DeskRecord, each: Step): DeskRecord {
  try {
    return runCommand(record, commandOf(record, each), CONTEXT);
  } catch (error) {
    if (error instanceof RefusedCommand) return record;
    throw error;
  }
}

describe('any commands after each other', () => {
  const start = ARTICLES.reduce((record, name) => runCommand(record, addArticle(name), CONTEXT), blankRecord());

  it('leave a case that passes the check, and anchors that stand where they say', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const record = list.reduce(step, start);
        expect(await errorsOf(record)).toEqual([]);
        for (const { source, evidence } of record.case.claims)
          for (const { exact, start: from, end } of evidence)
            if (from !== undefined) expect(record.texts[source]?.slice(from, end)).toBe(exact);
        for (const [source, suggestions] of Object.entries(record.suggestions))
          for (const { found } of suggestions) {
            const { start: from, end, text } = found.statement;
            // A replaced text has suggestions of its own, or none.
            expect(record.texts[source]?.slice(from, end)).toBe(text);
          }
      }),
      { numRuns: 120 },
    );
  });

  it('never change the record that they are given, and are undone to the very same one', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const history = new History(start);
        const records = [start];
        for (const each of list) {
          const before = JSON.stringify(history.current);
          const next = step(history.current, each);
          expect(JSON.stringify(history.current)).toBe(before);
          if (next === history.current) continue;
          history.push(next);
          records.push(next);
        }
        for (const record of records.slice(0, -1).reverse()) {
          history.undo();
          expect(history.current).toBe(record);
        }
        for (const record of records.slice(1)) {
          history.redo();
          expect(history.current).toBe(record);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('share what they do not touch', () => {
    const { record, source } = begin('ferry-strike.en');
    const [first] = record.suggestions[source] ?? [];
    const next = runCommand(record, { kind: 'dismiss', source, suggestion: first?.id ?? '' }, CONTEXT);
    expect(next.case).toBe(record.case);
    expect(next.texts).toBe(record.texts);
    expect(next.suggestions[source]?.[1]).toBe(record.suggestions[source]?.[1]);
    expect(readText(articleText('ferry-strike.en')).claims.length).toBe(record.suggestions[source]?.length);
  });
});
