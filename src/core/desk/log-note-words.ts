import { fieldName, type RecordWordId, type RecordWords } from '../messages/load-record-words';

/** The notes that the desk itself writes: they stand in the case in English, and are shown in the reader's language. */
const NOTES: readonly (readonly [pattern: RegExp, id: RecordWordId])[] = [
  [/^Accepted from a suggestion \((?<rule>.+)\)\.$/, 'note.accepted'],
  [/^Accepted from a suggestion of the model (?<model>.+)\.$/, 'note.accepted-model'],
  [/^Made by hand from the text\.$/, 'note.by-hand'],
  [/^Split from (?<id>\S+)\.$/, 'note.split'],
  [/^Merged with (?<id>\S+)\.$/, 'note.merged'],
  [/^Edited: (?<fields>.+)\.$/, 'note.edited'],
  [/^Changed after it was published: (?<fields>.+)\.$/, 'note.reopened'],
  [
    /^The text of the source was replaced: (?<count>\d+) of its fragments (?:is|are) not in the new one\.$/,
    'note.lost',
  ],
  [/^The text of the source was replaced: its fragments stand elsewhere now\.$/, 'note.moved'],
];

/** A note of a claim's log in the reader's language; `null` for one that somebody wrote. */
export function logNoteWords(note: string, words: RecordWords): string | null {
  for (const [pattern, id] of NOTES) {
    const match = pattern.exec(note);
    if (match === null) continue;
    const { fields, count, ...rest } = match.groups ?? {};
    return words(id, {
      ...rest,
      ...(count !== undefined && { count: Number(count) }),
      ...(fields !== undefined && {
        fields: fields
          .split(', ')
          .map((field) => fieldName(field, words))
          .join(', '),
      }),
    });
  }
  return null;
}
