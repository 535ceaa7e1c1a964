import { describe, expect, it } from 'vitest';
import { findAnchorsAgain } from '../../../src/core/desk/reanchor';
import { accepted, articleText, begin, claimIn, errorsOf, readText, review } from './reviewing';

describe('a replaced text', () => {
  const before = articleText('ferry-strike.en');
  const start = begin('ferry-strike.en');
  const one = accepted(start.record, 'About 1,200 ferry workers');
  const two = accepted(one.record, '20 boats were still');
  const three = accepted(two.record, 'up to 150 people');
  const after = before
    .replace('(Lakeside Wire)', '(Lakeside Wire, corrected)')
    .replace('up to 150 people took part', 'nearly 90 persons joined');

  it('keeps, moves and loses anchors, and says which', () => {
    const source = start.source;
    const kept = findAnchorsAgain(three.record, source, `${before}\n\nCorrected.`);
    expect(kept.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
    const moves = findAnchorsAgain(three.record, source, after);
    expect(moves.map(({ claim, state }) => [claim, state])).toEqual([
      [one.claim.id, 'moved'],
      [two.claim.id, 'moved'],
      [three.claim.id, 'lost'],
    ]);
    const [first] = moves;
    expect(first?.to).toBe((first?.from ?? 0) + ', corrected'.length);
  });

  it('leaves a case that passes the check, with every anchor that has a position at it, and a log that says what happened', async () => {
    const replaced = review(three.record, {
      kind: 'replace-text',
      source: start.source,
      text: after,
      found: readText(after).claims,
    });
    expect(await errorsOf(replaced)).toEqual([]);
    for (const { evidence } of replaced.case.claims)
      for (const { exact, start: from, end } of evidence)
        if (from !== undefined) expect(after.slice(from, end)).toBe(exact);
    expect(claimIn(replaced, three.claim.id).evidence[0]).not.toHaveProperty('start');
    expect(claimIn(replaced, three.claim.id).log.at(-1)?.note).toContain('not in the new one');
    // What is a claim already is not suggested again; what is new is.
    const words = replaced.suggestions[start.source]?.map(({ found }) => found.statement.text) ?? [];
    expect(words.some((text) => text.includes('20 boats'))).toBe(false);
    expect(words.some((text) => text.includes('nearly 90 persons'))).toBe(true);
  });

  it('chooses by what stood around the words where they stand twice', () => {
    const twice = `Ouma said it was peaceful. And the march, up to 150 people took part, he said.\n\n${before}`;
    const [, , move] = findAnchorsAgain(three.record, start.source, twice);
    expect(move?.to).toBe(twice.lastIndexOf('up to 150 people'));
  });

  it('keeps dismissed what was dismissed', () => {
    const { suggestion } = ((): { suggestion: string } => {
      const found = three.record.suggestions[start.source]?.find(({ found: { statement } }) =>
        statement.text.includes('34 boats'),
      );
      return { suggestion: found?.id ?? '' };
    })();
    const dismissed = review(three.record, { kind: 'dismiss', source: start.source, suggestion });
    const replaced = review(dismissed, {
      kind: 'replace-text',
      source: start.source,
      text: after,
      found: readText(after).claims,
    });
    const again = replaced.suggestions[start.source]?.find(({ found }) => found.statement.text.includes('34 boats'));
    expect(again?.state).toBe('dismissed');
  });
});
