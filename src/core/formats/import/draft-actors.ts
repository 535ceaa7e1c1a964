import { foldName } from '../../gazetteer/fold-name';
import type { Actor } from '../../model/actor';
import { createIdGiver, slugOf } from './make-id';

export interface ActorDrafts {
  readonly list: readonly Actor[];
  idOf(name: string, kind: Actor['kind'], group?: string | null): string;
  /** What an actor of that name is, in the case or among the drafts. */
  kindOf(name: string): Actor['kind'] | null;
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
    idOf(name, kind, group = null) {
      const known = byName.get(foldName(name));
      if (known !== undefined) return known.id;
      const id = give(slugOf(name));
      const actor: Actor = { id, kind, names: { en: name }, ...(group !== null && { group }) };
      byName.set(foldName(name), actor);
      list.push(actor);
      return id;
    },
    kindOf: (name) => byName.get(foldName(name))?.kind ?? null,
  };
}
