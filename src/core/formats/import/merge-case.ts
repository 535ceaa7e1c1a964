import { foldName } from '../../gazetteer/fold-name';
import type { Actor } from '../../model/actor';
import type { Case } from '../../model/case';
import type { CaseTable } from '../../model/case-table';
import type { Place } from '../../model/place';
import type { Source } from '../../model/source';
import { tableKey } from '../../table/part/part-text';
import { filesOfCaseDocument } from '../case-document';
import type { Table } from '../case-files';
import { FormatError } from '../format-error';
import type { InspectOptions } from '../inspect-case';
import { salvageCase } from '../salvage-case';
import type { ImportReport, ImportResult } from './import-report';
import { createIdGiver } from './make-id';
import { remapCase, type Renames } from './remap-case';
import { settleCase } from './settle-case';

type Rows = readonly { readonly id: string }[];
const TERMS = ['speakerGroups', 'subjects', 'units', 'scopes'] as const;
const MAX_GROUPS = 8;

/**
 * Another whole case into this one, from a case document: actors, places and sources found twice become one (by id, Wikidata id, name or address), the rest is
 * added; where a row of one id differs, the stored one stays and the report says in what. Throws `FormatError` when the document is no case.
 */
export async function mergeCase(base: Case, document: unknown, geography: InspectOptions): Promise<ImportResult> {
  const { value: other, rejected } = await salvageCase(filesOfCaseDocument(document), geography);
  if (other === null)
    throw new FormatError(`The case in the file cannot be read. ${rejected[0]?.message ?? ''}`.trim());
  const { renames, merged, isTwin } = findTwins(base, other);
  const incoming = remapCase(other, renames);
  const conflicting: { row: number; id: string; differs: readonly string[] }[] = [];
  const same: { row: number; id: string }[] = [];
  const fresh = <T extends { readonly id: string }>(old: readonly T[], list: readonly T[], isClaims = false): T[] => {
    const stored = new Map(old.map((row) => [row.id, row]));
    return list.filter((row, at) => {
      const known = stored.get(row.id);
      if (known === undefined) return true;
      const differs = differences(known, row);
      if (differs.length > 0) conflicting.push({ row: at + 1, id: row.id, differs });
      else if (isClaims) same.push({ row: at + 1, id: row.id });
      return false;
    });
  };
  const tables = {
    sources: fresh(
      base.sources,
      incoming.sources.filter(({ id }) => !isTwin('sources', id)),
    ),
    actors: fresh(
      base.actors,
      incoming.actors.filter(({ id }) => !isTwin('actors', id)),
    ),
    places: fresh(
      base.places,
      incoming.places.filter(({ id }) => !isTwin('places', id)),
    ),
    occasions: fresh(base.occasions, incoming.occasions),
    claims: fresh(base.claims, incoming.claims, true),
  };
  const terms = newTerms(base, incoming);
  const pointedAt = newTables(base, incoming, conflicting);
  const together: Case = {
    file: {
      ...base.file,
      ...Object.fromEntries(TERMS.map((list) => [list, [...base.file[list], ...terms[list]]])),
      ...(pointedAt.length > 0 && { tables: [...(base.file.tables ?? []), ...pointedAt] }),
    },
    sources: [...base.sources, ...tables.sources],
    actors: [...base.actors, ...tables.actors.map((actor) => withKnownGroup(actor, base, terms.speakerGroups))],
    places: [...base.places, ...tables.places],
    occasions: [...base.occasions, ...tables.occasions],
    claims: [...base.claims, ...tables.claims],
  };
  const settled = await settleCase(together, geography);
  const result = settled.case;
  const added = (list: Table): string[] => (result[list] as Rows).slice(base[list].length).map(({ id }) => id);
  return {
    case: result,
    report: {
      rows: other.claims.length + rejected.length,
      added: {
        claims: added('claims'),
        sources: added('sources'),
        actors: added('actors'),
        places: added('places'),
        occasions: added('occasions'),
        terms: TERMS.flatMap((list) => (terms[list] as Rows).map(({ id }) => id)),
        tables: pointedAt.map(({ id }) => id),
      },
      merged,
      same,
      conflicting,
      rejected: [
        ...rejected.map(({ message, path, file }) => ({ row: 0, reason: `${file} ${path}: ${message}`, values: {} })),
        ...settled.refused.map(({ table, id, reason }) => ({
          row: 0,
          reason: `${table} ${id}: ${reason}`,
          values: {},
        })),
      ],
    },
  };
}

interface Twins {
  readonly renames: Renames;
  readonly merged: ImportReport['merged'];
  /** Whether a row, under its new id, is one that we have. */
  readonly isTwin: (table: 'actors' | 'places' | 'sources', id: string) => boolean;
}

/** Rows of another case that are one of ours under another id, and those that have an id of ours and are something else. */
function findTwins(base: Case, other: Case): Twins {
  const merged: ImportReport['merged'][number][] = [];
  const twinIds = new Set<string>();
  const rename = <T extends { readonly id: string }>(
    table: 'actors' | 'places' | 'sources',
    keysOf: (row: T) => readonly string[],
    nameOf: (row: T) => string,
    [old, list]: readonly [readonly T[], readonly T[]],
  ): Map<string, string> => {
    const stored = new Map(old.map((row) => [row.id, row]));
    const byKey = new Map(old.flatMap((row) => keysOf(row).map((key) => [key, row.id] as const)));
    const give = createIdGiver([...old, ...list].map(({ id }) => id));
    const renames = new Map<string, string>();
    for (const row of list) {
      const keys = keysOf(row);
      const own = stored.get(row.id);
      if (own !== undefined && keysOf(own).some((key) => keys.includes(key))) continue;
      const twin = keys.map((key) => byKey.get(key)).find((id) => id !== undefined);
      if (twin !== undefined) {
        renames.set(row.id, twin);
        twinIds.add(`${table} ${twin}`);
        merged.push({ table, id: twin, name: nameOf(row) });
      } else if (own !== undefined) {
        // Our id, for something else.
        renames.set(row.id, give(row.id));
      }
    }
    return renames;
  };
  const body = ({ kind }: Actor): string => (kind === 'person' ? 'person' : 'body');
  const renames = {
    actors: rename<Actor>(
      'actors',
      (actor) => [
        ...(actor.wikidata === undefined ? [] : [actor.wikidata]),
        ...[...Object.values(actor.names), ...(actor.aliases ?? [])].map((name) => `${body(actor)} ${foldName(name)}`),
      ],
      ({ id, names }) => names['en'] ?? id,
      [base.actors, other.actors],
    ),
    places: rename<Place>(
      'places',
      (place) => Object.values(place.names).map((name) => `${place.precision} ${foldName(name)}`),
      ({ id, names }) => names['en'] ?? id,
      [base.places, other.places],
    ),
    sources: rename<Source>(
      'sources',
      ({ url, title, kind }) => [kind === 'dataset' ? `${url} ${title}` : url],
      ({ title }) => title,
      [base.sources, other.sources],
    ),
  };
  return { renames, merged, isTwin: (table, id) => twinIds.has(`${table} ${id}`) };
}

function newTerms(base: Case, incoming: Case): Pick<Case['file'], (typeof TERMS)[number]> {
  const missing = <T extends { readonly id: string }>(old: readonly T[], list: readonly T[]): T[] => {
    const ids = new Set(old.map(({ id }) => id));
    return list.filter(({ id }) => !ids.has(id));
  };
  const groups = base.file.speakerGroups;
  const free = Array.from({ length: MAX_GROUPS }, (_, slot) => slot).filter(
    (slot) => !groups.some((group) => group.slot === slot),
  );
  return {
    // A group is a colour: those for which none is left are no groups here.
    speakerGroups: missing(groups, incoming.file.speakerGroups)
      .slice(0, Math.min(free.length, MAX_GROUPS - groups.length))
      .map((group, at) => ({ ...group, slot: free[at] ?? 0 })),
    subjects: missing(base.file.subjects, incoming.file.subjects),
    units: missing(base.file.units, incoming.file.units),
    scopes: missing(base.file.scopes, incoming.file.scopes),
  };
}

/** A table is known by its address and the part of it; one with an id of ours for another gets a new one. */
function newTables(
  base: Case,
  incoming: Case,
  conflicting: { row: number; id: string; differs: readonly string[] }[],
): readonly CaseTable[] {
  const stored = new Map((base.file.tables ?? []).map((table) => [tableKey(table), table]));
  const give = createIdGiver((base.file.tables ?? []).map(({ id }) => id));
  const fresh: CaseTable[] = [];
  for (const [at, table] of (incoming.file.tables ?? []).entries()) {
    const known = stored.get(tableKey(table));
    if (known === undefined) fresh.push({ ...table, id: give(table.id) });
    else {
      const differs = differences({ ...known, id: '' }, { ...table, id: '' });
      if (differs.length > 0) conflicting.push({ row: at + 1, id: known.id, differs });
    }
  }
  return fresh;
}

function withKnownGroup(actor: Actor, base: Case, added: Case['file']['speakerGroups']): Actor {
  const { group, ...rest } = actor;
  const isKnown = [...base.file.speakerGroups, ...added].some(({ id }) => id === group);
  return group === undefined || isKnown ? actor : rest;
}

function differences(one: object, other: object): string[] {
  const [a, b] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => canonical(a.get(key)) !== canonical(b.get(key)));
}

/** The order of keys says nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
