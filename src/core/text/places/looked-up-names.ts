import type { GazetteerEntry } from '../../gazetteer/gazetteer';
import type { ReadingLanguage } from '../reading';
import { nominatives } from './place-names';
import type { PlaceSource } from './place-source';

const MAX_CANDIDATES = 24;

/** Looked-up names of a gazetteer, over all texts: most names of a batch come again. */
const lookups = new WeakMap<PlaceSource, Map<string, readonly GazetteerEntry[]>>();

const MAX_LOOKUPS = 50_000;

function lookup(source: PlaceSource, name: string): readonly GazetteerEntry[] {
  let known = lookups.get(source);
  if (known === undefined || known.size > MAX_LOOKUPS) {
    known = new Map();
    lookups.set(source, known);
  }
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const entries = source.find(name).slice(0, MAX_CANDIDATES);
  known.set(name, entries);
  return entries;
}

/** How much greater an inflected form's place must be to be taken before one that has the very name: "Курском" is Курск, not Курское. */
const GREATER = 10;

const GREAT_PLACE = 50_000;

/** The form of a name, itself or without its case ending, whose place is known by far the best. */
export function greatestForm(
  source: PlaceSource,
  name: string,
  language: ReadingLanguage,
): { readonly form: string; readonly entries: readonly GazetteerEntry[] } | null {
  let best: { form: string; entries: readonly GazetteerEntry[] } | null = null;
  for (const form of nominatives(name, language)) {
    const entries = lookup(source, form);
    if (entries.length === 0) continue;
    if (best === null) best = { form, entries };
    else if (greatness(entries) > Math.max(GREAT_PLACE, GREATER * greatness(best.entries))) best = { form, entries };
    // "в Самару": Samar of the Philippines by its very name, or Самара; which is meant the text decides.
    else if (best.form === name && greatness(entries) > GREAT_PLACE)
      best = { form: best.form, entries: [...best.entries, ...entries] };
    if (language === 'en' || language === 'id') break;
  }
  return best;
}

function greatness(entries: readonly GazetteerEntry[]): number {
  return Math.max(
    ...entries.map(({ kind, population }) => (kind === 'country' ? 1e12 : kind === 'region' ? 1e9 : (population ?? 0))),
  );
}
