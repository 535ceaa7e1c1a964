import { TABLES, type RowTypes, type Table } from '../formats/case-files';
import { remapCase } from '../formats/import/remap-case';
import { settleCase } from '../formats/import/settle-case';
import { REFERENCES, termIds, TERMS, type Reference, type Term } from '../formats/references';
import type { Case, CaseFile } from '../model/case';
import { rowKey, twinsKey, type MergeReport } from './merge-report';

export interface MergeChoices {
  /** Keys of the rows (`rowKey`) of which theirs is taken: of an added one that it comes in, of a removed one that it goes. */
  readonly theirs: ReadonlySet<string>;
  /** Keys of the twins (`twinsKey`) that become one. */
  readonly twins: ReadonlySet<string>;
}

export interface Merged {
  readonly case: Case;
  /** Ids that came in or stayed against the choice, since a row that was chosen needs them. */
  readonly needed: readonly string[];
  /** What had to be left out for the case to hold together, and why. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

/** A case made of two, row by row as it was chosen. What a chosen row needs is brought along, from the other version if need be. */
export async function mergeByChoice(
  stored: Case,
  imported: Case,
  report: MergeReport,
  { theirs, twins }: MergeChoices,
): Promise<Merged> {
  const changes = new Map(report.rows.map((change) => [rowKey(change), change]));
  const pick = <Name extends Table>(table: Name): RowTypes[Name][] => {
    const others = new Map((imported[table] as readonly RowTypes[Name][]).map((row) => [row.id, row]));
    const takes = (id: string): boolean => theirs.has(rowKey({ table, id }));
    const kept = (stored[table] as readonly RowTypes[Name][]).flatMap((row) => {
      const change = changes.get(rowKey({ table, id: row.id }));
      if (change === undefined || !takes(row.id)) return [row];
      return change.kind === 'removed' ? [] : [others.get(row.id) ?? row];
    });
    const known = new Set(stored[table].map(({ id }) => id));
    return [...kept, ...[...others.values()].filter(({ id }) => !known.has(id) && takes(id))];
  };
  const isFileTheirs = theirs.has(rowKey({ table: 'case', id: 'case' }));
  const chosen: Case = {
    file: isFileTheirs ? { ...imported.file, id: stored.file.id } : stored.file,
    sources: pick('sources'),
    actors: pick('actors'),
    places: pick('places'),
    occasions: pick('occasions'),
    claims: pick('claims'),
  };
  const { case: whole, needed } = withNeeded(chosen, stored, imported);
  const settled = await settleCase(withoutTwins(whole, report, twins), {});
  return { case: settled.case, needed, refused: settled.refused };
}

/** The case with every row and term that its rows refer to, of the one version or else the other. */
function withNeeded(chosen: Case, stored: Case, imported: Case): { case: Case; needed: string[] } {
  const needed: string[] = [];
  let current = chosen;
  for (;;) {
    const before = needed.length;
    for (const reference of referencesOf(current)) {
      const isMissing = reference.drops === undefined && !hasId(current, reference.to, reference.id);
      const next = isMissing ? brought(current, reference, stored, imported) : null;
      if (next === null) continue;
      current = next;
      needed.push(reference.id);
    }
    // What was brought may need more.
    if (needed.length === before) return { case: current, needed };
  }
}

function referencesOf(loaded: Case): readonly Reference[] {
  return TABLES.flatMap((table) =>
    (loaded[table] as readonly RowTypes[Table][]).flatMap((row) => REFERENCES[table](row as never)),
  );
}

function hasId(loaded: Case, to: Table | Term, id: string): boolean {
  return isTerm(to) ? termIds(loaded.file, to).includes(id) : loaded[to].some((row) => row.id === id);
}

function brought(current: Case, { to, id }: Reference, stored: Case, imported: Case): Case | null {
  for (const from of [stored, imported]) {
    if (isTerm(to)) {
      const term = from.file[to].find((row) => row.id === id);
      if (term !== undefined)
        return { ...current, file: { ...current.file, [to]: [...current.file[to], term] } satisfies CaseFile };
    } else {
      const row = from[to].find((each) => each.id === id);
      if (row !== undefined) return { ...current, [to]: [...current[to], row] };
    }
  }
  return null;
}

function isTerm(to: Table | Term): to is Term {
  return (TERMS as readonly string[]).includes(to);
}

/** Rows that are another's twin give their place to that one, wherever they were named. */
function withoutTwins(loaded: Case, { twins }: MergeReport, chosen: ReadonlySet<string>): Case {
  const together = twins.filter((each) => chosen.has(twinsKey(each)));
  const renames = (table: 'actors' | 'places'): Map<string, string> => {
    const ids = new Set(loaded[table].map(({ id }) => id));
    return new Map(
      together
        .filter((each) => each.table === table && ids.has(each.kept))
        .map(({ merged, kept }): [string, string] => [merged, kept]),
    );
  };
  const [actors, places] = [renames('actors'), renames('places')];
  if (actors.size + places.size === 0) return loaded;
  const without: Case = {
    ...loaded,
    actors: loaded.actors.filter(({ id }) => !actors.has(id)),
    places: loaded.places.filter(({ id }) => !places.has(id)),
  };
  return remapCase(without, { actors, places, sources: new Map() });
}
