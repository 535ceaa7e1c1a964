import { foldName } from '../../gazetteer/fold-name';
import type { CaseFile } from '../../model/case';
import { createIdGiver, slugOf } from './make-id';

type TermList = 'subjects' | 'units' | 'scopes';

export interface TermDrafts {
  /** The id of the case's term of that id or name; a new one when the case has none. */
  idOf(list: TermList, name: string): string;
  groupOf(name: string): string | null;
  /** The case's file with the new terms behind its own. */
  file(): CaseFile;
}

/** Subjects, units and scopes as rows name them. Speaker groups have a colour each and are the desk's to make: an unknown one is left out. */
export function draftTerms(file: CaseFile): TermDrafts {
  const added: Record<TermList, CaseFile['subjects'][number][]> = { subjects: [], units: [], scopes: [] };
  const give = {
    subjects: createIdGiver(file.subjects.map(({ id }) => id)),
    units: createIdGiver(file.units.map(({ id }) => id)),
    scopes: createIdGiver(file.scopes.map(({ id }) => id)),
  };
  const known = new Map<string, string>();
  for (const list of ['subjects', 'units', 'scopes'] as const)
    for (const term of file[list])
      for (const name of [...Object.values(term.name), term.id]) known.set(`${list} ${foldName(name)}`, term.id);
  const groups = new Map(
    file.speakerGroups.flatMap(({ id, name }) =>
      [...Object.values(name), id].map((each) => [foldName(each), id] as const),
    ),
  );
  return {
    idOf(list, name) {
      const key = `${list} ${foldName(name)}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const id = give[list](slugOf(name));
      added[list].push({ id, name: { en: name } });
      known.set(key, id);
      return id;
    },
    groupOf: (name) => groups.get(foldName(name)) ?? null,
    file: () => ({
      ...file,
      subjects: [...file.subjects, ...added.subjects],
      units: [...file.units, ...added.units],
      scopes: [...file.scopes, ...added.scopes],
    }),
  };
}
