import { foldName } from './fold-name';
import type { Gazetteer, GazetteerEntry } from './gazetteer';

/**
 * Places for a name that is being typed, each once, at most `limit`: first those that are called so, then those that are also called so, then those whose name
 * begins so; the most likely first among each.
 */
export function findPlaces(gazetteer: Gazetteer, text: string, limit: number): readonly GazetteerEntry[] {
  const wanted = foldName(text);
  const named = gazetteer.find(text);
  const isCalled = ({ name }: GazetteerEntry): boolean => foldName(name) === wanted;
  const found = [
    ...named.filter(isCalled),
    ...named.filter((entry) => !isCalled(entry)),
    ...gazetteer.startingWith(text, limit),
  ];
  return [...new Map(found.map((entry) => [entry.id, entry])).values()].slice(0, limit);
}
