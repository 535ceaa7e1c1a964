import { createIdGiver, slugOf } from '../../formats/import/make-id';
import type { Case } from '../../model/case';
import type { Source } from '../../model/source';
import { textDigest } from '../../text/digest';
import { NORMALIZATION, normalizeText } from '../../text/normalize';
import { createCaseEditor } from '../case-editor';
import type { SourceFields } from '../desk-choices';
import type { CommandOf } from '../desk-command';
import type { DeskContext } from '../desk-context';
import type { DeskRecord } from '../desk-record';
import { openSuggestions } from '../open-suggestions';
import { sourceOf, withCase, withSuggestions } from '../record-edits';
import { RefusedCommand } from '../refused-command';
import { noAddress, openDate } from '../undated';

const MAX_TITLE = 500;

/** An article becomes a source: its text stays with the desk, the case gets its length and digest. */
export function addSource(record: DeskRecord, command: CommandOf<'add-source'>, { now }: DeskContext): DeskRecord {
  const { fields, found } = command;
  const text = wholeText(command.text);
  const url = fields.url ?? '';
  const same = record.case.sources.find((source) => url !== '' && addressOf(source.url) === addressOf(url));
  if (same !== undefined) throw new RefusedCommand({ code: 'same-source' });
  const editor = createCaseEditor(record.case);
  const outlet = editor.actor({ name: fields.outlet, kind: 'outlet', language: fields.language });
  const day = /^\d{4}(-\d{2}){0,2}/.exec(fields.published ?? '')?.[0] ?? 'undated';
  const id = createIdGiver(record.case.sources.map((source) => source.id))(`${outlet.slice(0, 60)}-${day}`);
  const source: Source = {
    id,
    kind: fields.kind,
    title: oneLine(fields.title),
    outlet,
    language: fields.language,
    published: fields.published ?? openDate(now),
    url: url === '' ? noAddress(id) : url,
    text: { normalization: NORMALIZATION, length: text.length, sha256: textDigest(text) },
  };
  const edited = editor.finish();
  const added: DeskRecord = {
    ...record,
    case: { ...edited, sources: [...edited.sources, source] },
    texts: { ...record.texts, [id]: text },
  };
  return withSuggestions(added, id, openSuggestions(found, { claims: [], before: [] }));
}

export function wholeText(raw: string): string {
  const text = normalizeText(raw);
  if (!/[\p{L}\p{N}]/u.test(text)) throw new RefusedCommand({ code: 'no-words' });
  return text;
}

function oneLine(title: string): string {
  return title.replace(/\s+/gu, ' ').trim().slice(0, MAX_TITLE);
}

function addressOf(url: string): string {
  return url.replace(/#.*$/, '').replace(/\/$/, '');
}

/** What is known of a source: its id stays, so that links to its claims stay good. */
export function editSource(record: DeskRecord, command: CommandOf<'edit-source'>, { now }: DeskContext): DeskRecord {
  const { fields } = command;
  const source = sourceOf(record, command.source);
  const editor = createCaseEditor(record.case);
  const changed: Source = {
    ...source,
    ...plainFields(fields),
    ...(fields.outlet !== undefined && {
      outlet: editor.actor({ name: fields.outlet, kind: 'outlet', language: fields.language ?? source.language }),
    }),
    ...(fields.published !== undefined && { published: fields.published ?? openDate(now) }),
    ...(fields.url !== undefined && { url: fields.url ?? noAddress(source.id) }),
  };
  return withCase(record, withSource(editor.finish(), changed));
}

function plainFields({ kind, title, language }: Partial<SourceFields>): Partial<Source> {
  return {
    ...(kind !== undefined && { kind }),
    ...(title !== undefined && { title: oneLine(title) }),
    ...(language !== undefined && { language }),
  };
}

export function withSource(loaded: Case, changed: Source): Case {
  return { ...loaded, sources: loaded.sources.map((each) => (each.id === changed.id ? changed : each)) };
}

/** What the case is called, what it is about, whose it is, and where its map opens. */
export function editCase(record: DeskRecord, { kind: _, ...changes }: CommandOf<'edit-case'>): DeskRecord {
  return withCase(record, { ...record.case, file: { ...record.case.file, ...changes } });
}

const SLOTS = 8;

/** A speaker group gives a colour: there are eight. */
export function addGroup(record: DeskRecord, { name }: CommandOf<'add-group'>): DeskRecord {
  const { file } = record.case;
  const groups = file.speakerGroups;
  const slot = Array.from({ length: SLOTS }, (_, at) => at).find((at) => groups.every((group) => group.slot !== at));
  if (slot === undefined) throw new RefusedCommand({ code: 'unknown', what: 'colour' });
  const id = createIdGiver(groups.map((group) => group.id))(slugOf(name));
  const speakerGroups = [...groups, { id, name: { en: name }, slot }];
  return withCase(record, { ...record.case, file: { ...file, speakerGroups } });
}
