import type { Modality, MovementPhase } from '../../model/claim';
import type { AsideReason, ReadingLanguage } from '../reading';
import en from './en.json';
import id from './id.json';
import ko from './ko.json';
import ru from './ru.json';
import uk from './uk.json';

/** Words of one language, as `lexicon/*.json` lists them. */
export interface Lexicon {
  readonly language: ReadingLanguage;
  readonly abbreviations: ReadonlySet<string>;
  readonly pronouns: ReadonlySet<string>;
  readonly honorifics: ReadonlySet<string>;
  /** Words that begin the mention of somebody without a name: "Seorang", "собеседник", "джерело". */
  readonly sources: ReadonlySet<string>;
  /** "ini", "itu", "tersebut" after a noun. */
  readonly demonstratives: ReadonlySet<string>;
  readonly ranks: ReadonlySet<string>;
  readonly rankStarts: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
  /** Parts of an organisation that name one only where nothing greater stands: "Unit", "Bidang". */
  readonly subunits: ReadonlySet<string>;
  /** Words that name no person but a text that tells something: "Data Centropolis mencatat". */
  readonly documents: ReadonlySet<string>;
  /** Names of places that stand between an office and its holder, beside those that the text shows: "Polda Sultra | Husnawati". */
  readonly placeWords: ReadonlySet<string>;
  /** Words before the name of a place. */
  readonly placeMarkers: ReadonlySet<string>;
  /** Words inside the foreign names of institutions: "Institute for Security and Strategic Studies". */
  readonly foreignLinks: ReadonlySet<string>;
  /** Words that begin a sentence and no name: "Menurut", "Padahal". */
  readonly openers: ReadonlySet<string>;
  /** Common given names, which tell where a name begins after a title: "Direktur Astra Motor | Anton Jimmi Suwandy". */
  readonly givenNames: ReadonlySet<string>;
  /** Words between a name and its title: "selaku". */
  readonly titleLinks: ReadonlySet<string>;
  /** Words that follow a role and belong to it: "Utama", "Umum". */
  readonly roleTails: ReadonlySet<string>;
  /** Roles that count as part of a name right before it: "Presiden Jokowi". */
  readonly shortTitles: ReadonlySet<string>;
  readonly weekdays: ReadonlySet<string>;
  /** Words that end a name. */
  readonly stops: ReadonlySet<string>;
  /** Every word that can be a cue, in all its forms. */
  readonly cueWords: ReadonlySet<string>;
  /** The full verbs among them: a sentence that has one is somebody's word, also where no rule says whose. */
  readonly sayingVerbs: ReadonlySet<string>;
  readonly agencyVerbs: ReadonlySet<string>;
  /** Those after which an outlet follows, listed or not: "dikutip dari". */
  readonly passedOn: ReadonlySet<string>;
  /** Names of agencies and outlets by their first word, in lower case, longest first. */
  readonly agencies: ReadonlyMap<string, readonly string[]>;
  readonly modality: ReadonlyMap<string, Modality>;
  readonly negation: ReadonlySet<string>;
  readonly movement: ReadonlyMap<string, MovementPhase>;
  /** How a sentence about the occasion of speaking goes: words that open it ("pernyataan", "remarks"), and what it came after ("setelah"). */
  readonly occasions: { readonly opens: ReadonlySet<string>; readonly after: ReadonlySet<string> };
  /**
   * How lines begin that are no part of the article, in lower case, by reason; an entry that ends in "$" is the whole line, after one
   * that ends in "*" stand only names.
   */
  readonly aside: readonly (readonly [start: string, why: AsideReason])[];
}

/** What a lexicon file has; word lists are strings with spaces between the words, so that a linguist can paste and sort them. */
interface LexiconFile {
  readonly abbreviations?: string;
  readonly subjects?: { readonly demonstratives?: string };
  readonly speakers?: {
    readonly pronouns?: string;
    readonly honorifics?: string;
    readonly sources?: string;
    readonly ranks?: string;
    readonly rankStarts?: string;
    readonly roles?: string;
    readonly organisations?: string;
    readonly subunits?: string;
    readonly documents?: string;
    readonly placeWords?: string;
    readonly placeMarkers?: string;
    readonly nameLinks?: string;
    readonly foreignLinks?: string;
    readonly openers?: string;
    readonly givenNames?: string;
    readonly titleLinks?: string;
    readonly shortTitles?: string;
    readonly roleTails?: string;
  };
  readonly cues?: Readonly<Record<string, string | readonly string[]>>;
  readonly stops?: string;
  readonly weekdays?: string;
  readonly agencies?: { readonly verbs: string; readonly passedOn?: string; readonly names: readonly string[] };
  readonly modality?: Readonly<Partial<Record<Modality, string>>>;
  readonly negation?: string;
  readonly movement?: Readonly<Partial<Record<MovementPhase, string>>>;
  readonly occasions?: { readonly opens: string; readonly after: string };
  readonly aside?: Readonly<Partial<Record<AsideReason, readonly string[]>>>;
}

const ASIDE_REASONS = ['headline-link', 'caption', 'comment-notice', 'byline', 'boilerplate'] as const;
const FILES: Readonly<Record<ReadingLanguage, LexiconFile>> = { en, id, uk, ko, ru };

const compiled = new Map<ReadingLanguage, Lexicon>();

/** The lexicon of a language, made ready once. */
export function lexiconOf(language: ReadingLanguage): Lexicon {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const lexicon = compile(language, FILES[language]);
  compiled.set(language, lexicon);
  return lexicon;
}

/** The words of a list. */
export function wordSet(list: string | undefined): ReadonlySet<string> {
  return new Set((list ?? '').split(' ').filter((word) => word !== ''));
}

function compile(language: ReadingLanguage, file: LexiconFile): Lexicon {
  const { speakers = {} } = file;
  return {
    language,
    abbreviations: wordSet(file.abbreviations),
    pronouns: wordSet(speakers.pronouns),
    honorifics: wordSet(speakers.honorifics),
    sources: wordSet(speakers.sources),
    demonstratives: wordSet(file.subjects?.demonstratives),
    ranks: wordSet(speakers.ranks),
    rankStarts: wordSet(speakers.rankStarts),
    roles: wordSet(speakers.roles),
    organisations: wordSet(speakers.organisations),
    subunits: wordSet(speakers.subunits),
    documents: wordSet(speakers.documents),
    placeWords: wordSet(speakers.placeWords),
    placeMarkers: wordSet(speakers.placeMarkers),
    foreignLinks: wordSet(speakers.foreignLinks),
    openers: wordSet(speakers.openers),
    givenNames: wordSet(speakers.givenNames),
    titleLinks: wordSet(speakers.titleLinks),
    roleTails: wordSet(speakers.roleTails),
    shortTitles: wordSet(speakers.shortTitles),
    weekdays: wordSet(file.weekdays),
    stops: wordSet(file.stops),
    cueWords: wordSet(
      Object.values(file.cues ?? {})
        .flat()
        .join(' '),
    ),
    sayingVerbs: wordSet([file.cues?.['verbs'], file.cues?.['before'], file.cues?.['passive']].flat().join(' ')),
    agencyVerbs: wordSet(file.agencies?.verbs),
    passedOn: wordSet(file.agencies?.passedOn),
    agencies: byFirstWord(file.agencies?.names ?? []),
    modality: byWord(file.modality ?? {}),
    negation: wordSet(file.negation),
    movement: byWord(file.movement ?? {}),
    occasions: { opens: wordSet(file.occasions?.opens), after: wordSet(file.occasions?.after) },
    aside: asideStarts(file.aside ?? {}),
  };
}

function asideStarts(
  lists: Readonly<Partial<Record<AsideReason, readonly string[]>>>,
): readonly (readonly [string, AsideReason])[] {
  return ASIDE_REASONS.flatMap((why) => (lists[why] ?? []).map((start) => [start, why] as const));
}

function byWord<Key extends string>(lists: Readonly<Partial<Record<Key, string>>>): ReadonlyMap<string, Key> {
  const words = new Map<string, Key>();
  for (const key in lists) for (const word of wordSet(lists[key])) words.set(word, key);
  return words;
}

function byFirstWord(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const first = (/^[\p{L}\p{N}]+/u.exec(name)?.[0] ?? name).toLowerCase();
    const group = groups.get(first) ?? [];
    group.push(name);
    groups.set(
      first,
      group.sort((a, b) => b.length - a.length),
    );
  }
  return groups;
}
