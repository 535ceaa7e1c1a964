import type { Claim } from '../../model/claim';
import type { Source } from '../../model/source';
import type { SuggestedClaim } from '../../text/reading';
import type { CaseEditor } from '../case-editor';
import type { ActorChoice } from '../desk-choices';

type Speakers = Pick<Claim, 'speaker' | 'organisation' | 'attribution' | 'speakerDescription' | 'via'>;

const MAX_DESCRIPTION = 300;

/** Who is said to have spoken, through whom: actors of the case where it knows them, new ones else. Nobody unnamed becomes an actor. */
export function speakersOf(found: SuggestedClaim, source: Source, editor: CaseEditor): Speakers {
  const { speaker, role } = found;
  const { language, outlet } = source;
  const body = (name: string): ActorChoice => ({ name, kind: 'organisation', language });
  const choice = found.organisation === null ? null : body(found.organisation);
  const via = viaOf(found.via, source, editor);
  const organisation = (): string | null => (choice === null ? null : editor.actor(choice));
  if (found.voice === 'outlet') return { speaker: outlet, organisation: null, attribution: 'outlet', via };
  if (speaker === null) {
    const id = organisation();
    return { speaker: null, organisation: id, attribution: id === null ? 'none' : 'organisation', via };
  }
  const isPerson =
    speaker.kind === 'person' ||
    (speaker.kind === 'organisation' && editor.knownActor(speaker.name)?.kind === 'person');
  const known = editor.knownActor(speaker.name);
  if (isPerson && (known === null || known.kind === 'person')) {
    const id = editor.actor({
      name: speaker.name,
      kind: 'person',
      language,
      ...(role !== null && { role }),
      ...(choice !== null && { organisation: choice }),
    });
    return { speaker: id, organisation: organisation(), attribution: 'named', via };
  }
  if (speaker.kind === 'person' || speaker.kind === 'organisation')
    return { speaker: null, organisation: editor.actor(body(speaker.name)), attribution: 'organisation', via };
  const words = [speaker.name, role].filter((part) => part !== null && part !== '').join(', ');
  return {
    speaker: null,
    organisation: organisation(),
    attribution: 'unnamed',
    via,
    ...(words !== '' && { speakerDescription: described(words.slice(0, MAX_DESCRIPTION), language) }),
  };
}

function described(words: string, language: string): Record<string, string> {
  return language === 'en' ? { en: words } : { en: words, [language]: words };
}

/** The outlet itself is the last hop anyway. */
function viaOf(names: readonly string[], source: Source, editor: CaseEditor): Claim['via'] {
  const ids = names.map((name) => editor.actor({ name, kind: 'agency' }));
  return [...new Set(ids)].filter((id) => id !== source.outlet).map((actor) => ({ actor }));
}
