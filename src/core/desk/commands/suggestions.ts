import type { CommandOf } from '../desk-command';
import type { DeskRecord } from '../desk-record';
import { openSuggestions } from '../open-suggestions';
import { sourceOf, suggestionOf, suggestionsOf, textOf, withSuggestions } from '../record-edits';
import { RefusedCommand } from '../refused-command';
import type { Suggestion } from '../suggestion';
import { joinFound, splitFound } from './divide-suggestion';

export function dismiss(record: DeskRecord, { source, suggestion }: CommandOf<'dismiss'>): DeskRecord {
  return withState(record, source, suggestion, 'dismissed');
}

export function restore(record: DeskRecord, { source, suggestion }: CommandOf<'restore'>): DeskRecord {
  return withState(record, source, suggestion, 'open');
}

function withState(record: DeskRecord, source: string, id: string, state: Suggestion['state']): DeskRecord {
  const suggestion = suggestionOf(record, source, id);
  return replaced(record, source, suggestion, [{ ...suggestion, state }]);
}

/** Puts others in the place of one. */
function replaced(record: DeskRecord, source: string, old: Suggestion, others: readonly Suggestion[]): DeskRecord {
  const list = suggestionsOf(record, source).flatMap((each) => (each.id === old.id ? others : [each]));
  return withSuggestions(record, source, list);
}

/** One suggestion as two, cut at an offset of the text; what was found in each half goes with it. */
export function splitSuggestion(
  record: DeskRecord,
  { source, suggestion: id, at }: CommandOf<'split-suggestion'>,
): DeskRecord {
  const suggestion = suggestionOf(record, source, id);
  const halves = splitFound(suggestion.found, at, textOf(record, source));
  if (halves === null) throw new RefusedCommand({ code: 'no-words' });
  const taken = new Set(suggestionsOf(record, source).map((each) => each.id));
  const second = freeId(id, taken);
  return replaced(record, source, suggestion, [
    { ...suggestion, found: halves[0] },
    { ...suggestion, id: second, found: halves[1] },
  ]);
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

export function mergeSuggestions(
  record: DeskRecord,
  { source, suggestion, other }: CommandOf<'merge-suggestions'>,
): DeskRecord {
  const one = suggestionOf(record, source, suggestion);
  const two = suggestionOf(record, source, other);
  if (one === two) throw new RefusedCommand({ code: 'other-source' });
  const merged = { ...one, state: 'open' as const, found: joinFound(one.found, two.found, textOf(record, source)) };
  return withSuggestions(
    record,
    source,
    suggestionsOf(record, source).flatMap((each) => (each === one ? [merged] : each === two ? [] : [each])),
  );
}

/** Another place of that name is meant, here and wherever the text names it so. */
export function chooseCandidate(
  record: DeskRecord,
  { source, suggestion: id, place, candidate }: CommandOf<'choose-candidate'>,
): DeskRecord {
  const chosenPlace = suggestionOf(record, source, id).found.places[place];
  const chosen = chosenPlace?.candidates[candidate];
  if (chosenPlace === undefined || chosen === undefined) throw new RefusedCommand({ code: 'unknown', what: 'place' });
  const list = suggestionsOf(record, source).map((suggestion) => {
    if (!suggestion.found.places.some(({ text }) => text === chosenPlace.text)) return suggestion;
    const places = suggestion.found.places.map((each) => {
      const same = each.candidates.find(({ id: key }) => key === chosen.id);
      if (each.text !== chosenPlace.text || same === undefined) return each;
      const { name, lng, lat } = same;
      return { ...each, name, lng, lat, candidates: [same, ...each.candidates.filter((other) => other !== same)] };
    });
    return { ...suggestion, found: { ...suggestion.found, places } };
  });
  return withSuggestions(record, source, list);
}

/** Adds what is neither suggested nor a claim yet, in the order of the text. */
export function addSuggestions(
  record: DeskRecord,
  { source, found, origin }: CommandOf<'add-suggestions'>,
): DeskRecord {
  sourceOf(record, source);
  const before = suggestionsOf(record, source);
  const text = textOf(record, source);
  const claims = record.case.claims.filter((claim) => claim.source === source);
  const ids = new Set(before.map(({ id }) => id));
  const isThere = (one: Suggestion): boolean =>
    before.some(({ found: { statement } }) => statement.text === one.found.statement.text);
  const fresh = openSuggestions(
    // Whatever proposes it: what does not stand in the text is no suggestion.
    found.filter(({ statement: { start, end, text: words } }) => words !== '' && text.slice(start, end) === words),
    { claims, before: [] },
    origin,
  )
    .filter((one) => !isThere(one))
    .map((one) => (ids.has(one.id) ? { ...one, id: freeId(one.id, ids) } : one));
  const all = [...before, ...fresh].sort((a, b) => a.found.statement.start - b.found.statement.start);
  return fresh.length === 0 ? record : withSuggestions(record, source, all);
}
