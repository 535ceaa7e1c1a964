import { foldName } from '../../gazetteer/fold-name';
import type { Actor } from '../../model/actor';
import { createIdGiver, slugOf } from './make-id';

export interface ActorDrafts {
  readonly list: readonly Actor[];
  idOf(name: string, kind: Actor['kind'], more?: ActorMore): string;
  /** What an actor of that name is, in the case or among the drafts. */
  kindOf(name: string): Actor['kind'] | null;
}

/** What a row says of an actor that the case does not have yet. */
interface ActorMore {
  readonly group?: string | null;
  /** Of a person, and for whom; ids of actors. */
  readonly role?: { readonly title: string; readonly organisation: string | null };
}

/** Actors as rows name them: one of the case where a name or alias fits, else a new one. */
export function draftActors(actors: readonly Actor[]): ActorDrafts {
  const byName = new Map<string, Actor>();
  for (const actor of actors)
    for (const name of [...Object.values(actor.names), ...(actor.aliases ?? []), actor.id])
      if (!byName.has(foldName(name))) byName.set(foldName(name), actor);
  const give = createIdGiver(actors.map(({ id }) => id));
  const list: Actor[] = [];
  return {
    list,
    idOf(name, kind, { group = null, role } = {}) {
      const known = byName.get(foldName(name));
      if (known !== undefined) return known.id;
      const id = give(slugOf(name));
      const roles = role && [
        { title: { en: role.title }, ...(role.organisation !== null && { organisation: role.organisation }) },
      ];
      const actor: Actor = { id, kind, names: { en: name }, ...(group !== null && { group }), ...(roles && { roles }) };
      byName.set(foldName(name), actor);
      list.push(actor);
      return id;
    },
    kindOf: (name) => byName.get(foldName(name))?.kind ?? null,
  };
}
