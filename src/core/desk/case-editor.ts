import { createIdGiver, slugOf } from '../formats/import/make-id';
import { foldName } from '../gazetteer/fold-name';
import type { Actor } from '../model/actor';
import type { Case, CaseFile } from '../model/case';
import type { Localized } from '../model/localized';
import type { Occasion } from '../model/occasion';
import type { ActorChoice, OccasionChoice, PlaceChoice, TermChoice, TermList } from './desk-choices';
import { createPlaceChooser } from './place-chooser';

/** Finds in a case what is named, or makes it: named twice it is one. */
export interface CaseEditor {
  actor(choice: ActorChoice): string;
  /** `null` where no actor is known by that name. */
  knownActor(name: string): Actor | null;
  place(choice: PlaceChoice): string;
  term(list: TermList, choice: TermChoice): string;
  occasion(choice: OccasionChoice): string;
  /** The case with what was made; lists that nothing was added to are the same as before. */
  finish(): Case;
}

export function createCaseEditor(loaded: Case): CaseEditor {
  const actors = createActorChooser(loaded.actors);
  const places = createPlaceChooser(loaded.places);
  let file = loaded.file;
  const occasions: Occasion[] = [];
  return {
    actor: actors.idOf,
    knownActor: actors.named,
    place: places.idOf,
    term(list, choice) {
      if ('id' in choice) return choice.id;
      const name = clean(choice.name);
      const known = file[list].find((term) => [...Object.values(term.name), term.id].some(isNamed(name)));
      if (known !== undefined) return known.id;
      const id = createIdGiver(file[list].map((term) => term.id))(slugOf(name));
      file = { ...file, [list]: [...file[list], { id, name: { en: name } }] } satisfies CaseFile;
      return id;
    },
    occasion(choice) {
      if ('id' in choice) return choice.id;
      const title = clean(choice.title);
      const known = [...loaded.occasions, ...occasions].find(
        (each) => each.date === choice.date && Object.values(each.title).some(isNamed(title)),
      );
      if (known !== undefined) return known.id;
      const give = createIdGiver([...loaded.occasions, ...occasions].map((each) => each.id));
      const id = give(choice.date === undefined ? slugOf(title) : `${slugOf(title)}-${slugOf(choice.date)}`);
      occasions.push({ id, kind: choice.kind, title: { en: title }, ...(choice.date && { date: choice.date }) });
      return id;
    },
    finish: () => ({
      ...loaded,
      file,
      actors: actors.finish(),
      places: places.finish(),
      occasions: occasions.length === 0 ? loaded.occasions : [...loaded.occasions, ...occasions],
    }),
  };
}

const MAX_NAME = 200;

function clean(name: string): string {
  return name.replace(/\s+/gu, ' ').trim().slice(0, MAX_NAME);
}

const isNamed =
  (wanted: string) =>
  (name: string): boolean =>
    foldName(name) === foldName(wanted);

interface ActorChooser {
  readonly idOf: (choice: ActorChoice) => string;
  readonly named: (name: string) => Actor | null;
  readonly finish: () => readonly Actor[];
}

function createActorChooser(actors: readonly Actor[]): ActorChooser {
  let list = actors;
  const byName = new Map<string, string>();
  for (const { id, names, aliases = [] } of actors)
    for (const name of [...Object.values(names), ...aliases])
      if (!byName.has(foldName(name))) byName.set(foldName(name), id);
  const give = createIdGiver(actors.map(({ id }) => id));
  const get = (id: string | undefined): Actor | null => list.find((actor) => actor.id === id) ?? null;
  const idOf = (choice: ActorChoice): string => {
    if ('id' in choice) return choice.id;
    const name = clean(choice.name);
    const known = get(byName.get(foldName(name)));
    const organisation = choice.organisation === undefined ? undefined : idOf(choice.organisation);
    if (known !== null) {
      // What a later article adds to what is known of a person.
      const isNews = choice.role !== undefined && known.kind === 'person' && (known.roles ?? []).length === 0;
      if (isNews) list = list.map((actor) => (actor === known ? { ...known, ...roleOf(choice, organisation) } : actor));
      return known.id;
    }
    const id = give(slugOf(name));
    byName.set(foldName(name), id);
    list = [...list, { id, kind: choice.kind, names: inOwn(name, choice.language), ...roleOf(choice, organisation) }];
    return id;
  };
  return { idOf, named: (name) => get(byName.get(foldName(clean(name)))), finish: () => list };
}

function roleOf(
  { role, language }: Exclude<ActorChoice, { readonly id: string }>,
  organisation: string | undefined,
): Pick<Actor, 'roles'> {
  const title = role === undefined ? '' : clean(role);
  if (title === '') return {};
  return { roles: [{ title: inOwn(title, language), ...(organisation !== undefined && { organisation }) }] };
}

/** The name as the text has it, until somebody writes the English one. */
function inOwn(name: string, language = 'en'): Localized {
  return language === 'en' ? { en: name } : { en: name, [language]: name };
}
