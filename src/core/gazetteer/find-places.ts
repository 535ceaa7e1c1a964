import { foldName } from './fold-name';
import type { Gazetteer, GazetteerEntry } from './gazetteer';

interface Wanted {
  /** As far as it is typed. */
  readonly text: string;
  readonly limit: number;
  /** Whether the map has a shape for it. */
  readonly isDrawn: (entry: GazetteerEntry) => boolean;
}

/**
 * Places for a name that is being typed, each once: first those that are called so, then those that are also called so, then those whose name begins so. Of those
 * that are called so, the ones that can be drawn come first; the most likely first among each.
 */
export function findPlaces(gazetteer: Gazetteer, { text, limit, isDrawn }: Wanted): readonly GazetteerEntry[] {
  const wanted = foldName(text);
  const named = gazetteer.find(text);
  const rankOf = (entry: GazetteerEntry): number =>
    (foldName(entry.name) === wanted ? 0 : 2) + (isDrawn(entry) ? 0 : 1);
  const found = [...named.toSorted((a, b) => rankOf(a) - rankOf(b)), ...gazetteer.startingWith(text, limit)];
  return [...new Map(found.map((entry) => [entry.id, entry])).values()].slice(0, limit);
}
