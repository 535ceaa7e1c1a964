import MiniSearch from 'minisearch';
import type { Claim } from '../model/claim';
import type { CaseIndex } from './case-index';
import { foldedWords } from './fold-text';

/** Ids of the claims in which every word of the query stands or begins a word; `null` for a query without words. */
export type TextSearch = (text: string) => ReadonlySet<string> | null;

/** Full-text search over statements, fragments and all the names that a claim stands under. Built when it is first asked. */
export function createTextSearch(index: CaseIndex): TextSearch {
  let engine: MiniSearch | null = null;
  return (text) => {
    if (foldedWords(text).length === 0) return null;
    engine ??= build(index);
    return new Set(engine.search(text, { prefix: true, combineWith: 'AND' }).map((hit) => String(hit.id)));
  };
}

function build(index: CaseIndex): MiniSearch {
  const engine = new MiniSearch<{ id: string; words: string }>({
    fields: ['words'],
    tokenize: foldedWords,
    processTerm: (term) => term,
  });
  engine.addAll(index.case.claims.map((claim) => ({ id: claim.id, words: wordsOf(index, claim) })));
  return engine;
}

function wordsOf(index: CaseIndex, claim: Claim): string {
  const source = index.sources.get(claim.source);
  const actors = [claim.speaker, claim.organisation, source?.outlet, ...claim.via.map(({ actor }) => actor)];
  const movement = claim.movement;
  const places = [
    ...claim.places.map(({ place }) => place),
    ...(movement ? [...movement.from, ...movement.via, ...movement.to] : []),
  ];
  return [
    ...Object.values(claim.statement),
    ...Object.values(claim.speakerDescription ?? {}),
    ...claim.evidence.flatMap(({ exact, translation }) => [exact, ...Object.values(translation ?? {})]),
    ...claim.quantities.flatMap(({ words, min, max }) => [words ?? '', String(min ?? ''), String(max ?? '')]),
    source?.title ?? '',
    ...actors.flatMap((id) => {
      const actor = id ? index.actors.get(id) : undefined;
      return actor ? [...Object.values(actor.names), ...(actor.aliases ?? [])] : [];
    }),
    ...places.flatMap((id) => {
      const place = index.places.get(id);
      return place ? [...Object.values(place.names), place.localName ?? ''] : [];
    }),
  ].join('\n');
}
