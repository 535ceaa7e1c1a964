import { foldName } from '../../gazetteer/fold-name';
import type { Actor } from '../../model/actor';
import type { Case } from '../../model/case';
import type { Claim } from '../../model/claim';
import { createCaseEditor } from '../case-editor';
import type { CommandOf } from '../desk-command';
import type { DeskRecord } from '../desk-record';
import { suggestionOf, withCase } from '../record-edits';
import { RefusedCommand } from '../refused-command';
import type { Suggestion } from '../suggestion';

const MAX_ALIAS = 200;

/**
 * Says once who it was: in every claim of the case, and in every suggestion that names them so. An actor comes to the other one with all its names, so that
 * a later article that uses one of them means the same. A pronoun is settled for its own suggestion alone: the next "he" may be another.
 */
export function fixSpeaker(record: DeskRecord, { from, to }: CommandOf<'fix-speaker'>): DeskRecord {
  const editor = createCaseEditor(record.case);
  const id = editor.actor(to);
  const edited = withCase(record, editor.finish());
  const target = actorOf(edited, id);
  if ('actor' in from) {
    if (from.actor === id) return edited;
    const gone = actorOf(edited, from.actor);
    const names = [...Object.values(gone.names), ...(gone.aliases ?? [])];
    const merged = withCase(edited, withoutActor(edited.case, gone, withAliases(target, names)));
    return renamed(merged, names, target);
  }
  const { found } = suggestionOf(record, from.source, from.suggestion);
  if (found.speaker?.kind === 'pronoun' || found.speaker === null)
    return mapSuggestions(edited, (suggestion, source) =>
      source === from.source && suggestion.id === from.suggestion ? spokenBy(suggestion, target) : suggestion,
    );
  const aliased = withActor(edited.case, withAliases(target, found.speaker.kind === 'unnamed' ? [] : [from.name]));
  return renamed(withCase(edited, aliased), [from.name], target);
}

function actorOf(record: DeskRecord, id: string): Actor {
  const actor = record.case.actors.find((each) => each.id === id);
  if (actor === undefined) throw new RefusedCommand({ code: 'unknown', what: `actor ${id}` });
  return actor;
}

function withAliases(actor: Actor, names: readonly string[]): Actor {
  const known = [...Object.values(actor.names), ...(actor.aliases ?? [])];
  const fresh = names.filter(
    (name, at) =>
      name.length <= MAX_ALIAS &&
      names.indexOf(name) === at &&
      !known.some((other) => foldName(other) === foldName(name)),
  );
  return fresh.length === 0 ? actor : { ...actor, aliases: [...(actor.aliases ?? []), ...fresh] };
}

function withActor(loaded: Case, actor: Actor): Case {
  return { ...loaded, actors: loaded.actors.map((each) => (each.id === actor.id ? actor : each)) };
}

/** The case without an actor: whatever was theirs is the heir's. */
function withoutActor(loaded: Case, gone: Actor, heir: Actor): Case {
  const swap = <T extends string | null | undefined>(id: T): T => (id === gone.id ? (heir.id as T) : id);
  const roles = heir.roles ?? gone.roles;
  const kept: Actor = { ...heir, ...(roles && { roles }) };
  const attributed = ({ attribution, speaker }: Claim): Claim['attribution'] =>
    speaker === gone.id && heir.kind !== 'person' && attribution === 'named' ? 'organisation' : attribution;
  return {
    ...loaded,
    actors: loaded.actors.flatMap((actor) => {
      if (actor.id === gone.id) return [];
      const each = actor.id === heir.id ? kept : actor;
      if (each.roles?.some(({ organisation }) => organisation === gone.id) !== true) return [each];
      return [
        {
          ...each,
          roles: each.roles.map((role) => ({ ...role, organisation: swap(role.organisation) })),
        },
      ];
    }),
    sources: loaded.sources.map((source) => (source.outlet === gone.id ? { ...source, outlet: heir.id } : source)),
    occasions: loaded.occasions.map((each) => (each.organiser === gone.id ? { ...each, organiser: heir.id } : each)),
    claims: loaded.claims.map((claim) => {
      const hops = [claim.speaker, claim.organisation, ...claim.via.map(({ actor }) => actor)];
      if (!hops.includes(gone.id)) return claim;
      const via = claim.via.map((hop) => ({ ...hop, actor: swap(hop.actor) }));
      return {
        ...claim,
        speaker: swap(claim.speaker),
        organisation: swap(claim.organisation),
        attribution: attributed(claim),
        via: via.filter(({ actor }, at) => via.findIndex((other) => other.actor === actor) === at),
      };
    }),
  };
}

/** Suggestions that name the speaker by one of the names name the actor instead. */
function renamed(record: DeskRecord, names: readonly string[], target: Actor): DeskRecord {
  const folded = new Set(names.map(foldName));
  return mapSuggestions(record, (suggestion) =>
    folded.has(foldName(suggestion.found.speaker?.name ?? '')) ? spokenBy(suggestion, target) : suggestion,
  );
}

function spokenBy(suggestion: Suggestion, actor: Actor): Suggestion {
  const { found } = suggestion;
  const name = actor.names['en'] ?? actor.id;
  const kind = actor.kind === 'person' ? ('person' as const) : ('organisation' as const);
  const speaker = found.speaker ?? { start: found.statement.start, end: found.statement.start, mention: null };
  return { ...suggestion, found: { ...found, speaker: { ...speaker, name, kind } } };
}

function mapSuggestions(
  record: DeskRecord,
  change: (suggestion: Suggestion, source: string) => Suggestion,
): DeskRecord {
  const entries = Object.entries(record.suggestions).map(([source, list]) => {
    const next = list.map((suggestion) => change(suggestion, source));
    return [source, next.every((suggestion, at) => suggestion === list[at]) ? list : next] as const;
  });
  const isSame = entries.every(([source, list]) => list === record.suggestions[source]);
  return isSame ? record : { ...record, suggestions: Object.fromEntries(entries) };
}

/** An actor's names and group; the names that it had stay known. */
export function editActor(record: DeskRecord, { actor: id, names, group }: CommandOf<'edit-actor'>): DeskRecord {
  const actor = actorOf(record, id);
  const { group: _, ...plain } = actor;
  const renamedActor = withAliases({ ...plain, names, ...(group !== null && { group }) }, Object.values(actor.names));
  return withCase(record, withActor(record.case, renamedActor));
}
