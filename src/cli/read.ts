import { parseArgs } from 'node:util';
import { createGazetteer } from '../core/gazetteer/gazetteer';
import { edtfSpan } from '../core/model/edtf';
import '../core/model/edtf-grammar';
import { allClaims } from '../core/text/all-claims';
import { draftClaim, type DraftClaim } from '../core/text/draft-claim';
import { NORMALIZATION, normalizeText } from '../core/text/normalize';
import { isPage, MAX_PAGE_LENGTH, MAX_TEXT_LENGTH } from '../core/text/open-article';
import type { PageMetadata } from '../core/text/page/page-metadata';
import type { PlaceSource } from '../core/text/places/place-source';
import { readArticle } from '../core/text/read-article';
import { READING_LANGUAGES, type Reading, type ReadingLanguage } from '../core/text/reading';
import { CliError, isMissing } from './cli-error';
import type { Command } from './command';
import type { Effects } from './effects';

const GAZETTEER = 'geo/gazetteer/places.tsv';

interface ReadOptions {
  readonly language: ReadingLanguage | undefined;
  readonly published: string | undefined;
  readonly isNormalized: boolean;
  readonly hasDrafts: boolean;
}

/** What is printed for a file: the reading, and where its text and date come from. */
interface FileReading extends Reading {
  readonly file: string;
  /** Which text the offsets count in: the file's own with LF line ends, or normalised. */
  readonly normalization: 'lf' | typeof NORMALIZATION;
  readonly length: number;
  readonly page?: PageMetadata & { readonly dropped: readonly string[] };
  readonly notes: readonly string[];
  readonly drafts?: readonly DraftClaim[];
}

interface FailedReading {
  readonly file: string;
  readonly error: string;
}

/** `dateline read`: articles into suggested claims. */
export const read: Command = {
  help: `Reads articles into suggested claims: who said what, through whom, when, where, with which numbers.
Suggestions only: nothing is published unreviewed. See docs/reading.md for the rules and how well they do.

Usage: dateline read [--json] [--lang LANGUAGE] [--published DATE] [--normalize] [--drafts] FILE...

  FILE               plain text, Markdown or a saved web page (HTML), UTF-8; - for standard input
  --lang LANGUAGE    ${READING_LANGUAGES.join(', ')}; told apart by the text when left out
  --published DATE   day of publication (EDTF), from which "on Tuesday" is counted; a page's own date when left out
  --normalize        normalise the text first ("${NORMALIZATION}"), so that offsets fit a case; pages always are
  --drafts           with --json: each suggestion also as the fields of a draft claim, anchored by at most six words; those of
                     outletClaims come last
  --json             one JSON object a line for each file, in order:
                     { file, language, published, dateline, title, claims: [...], outletClaims: [...],
                       mentions: { places, dates, quantities }, aside: [...] }
                     or { file, error }. Offsets are UTF-16 code units.

Exit code: 0 all files were read, 1 some were not, 2 called wrongly.
`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        lang: { type: 'string' },
        published: { type: 'string' },
        normalize: { type: 'boolean', default: false },
        drafts: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new CliError('expected files, got none. See dateline read --help.');
    const options: ReadOptions = {
      language: languageOf(values.lang),
      published: publishedOf(values.published),
      isNormalized: values.normalize,
      hasDrafts: values.drafts,
    };
    const gazetteer = await loadGazetteer(effects);
    let failures = 0;
    for (const file of positionals) {
      const reading = await readFile(file, { options, gazetteer, effects });
      if ('error' in reading) {
        failures += 1;
        effects.writeError(`dateline: ${reading.file}: ${reading.error}\n`);
      }
      if (values.json) effects.write(`${JSON.stringify(reading)}\n`);
      else if (!('error' in reading)) effects.write(report(reading));
    }
    return failures === 0 ? 0 : 1;
  },
};

function languageOf(value: string | undefined): ReadingLanguage | undefined {
  if (value === undefined) return undefined;
  const language = READING_LANGUAGES.find((known) => known === value.toLowerCase().split('-')[0]);
  if (language === undefined) throw new CliError(`--lang is one of ${READING_LANGUAGES.join(', ')}, got "${value}".`);
  return language;
}

function publishedOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    edtfSpan(value);
    return value;
  } catch (cause) {
    throw new CliError(`--published is an EDTF date such as 2024-10-29, got "${value}".`, { cause });
  }
}

/** Without its gazetteer the command reads all but places, and says so. */
async function loadGazetteer(effects: Effects): Promise<PlaceSource | undefined> {
  try {
    return createGazetteer(await effects.readFile(`${effects.packageFolder}/${GAZETTEER}`));
  } catch (error) {
    if (!isMissing(error)) throw error;
    effects.writeError(`dateline: ${GAZETTEER} is not there, so no places are found. Run npm run geo:build.\n`);
    return undefined;
  }
}

interface Job {
  readonly options: ReadOptions;
  readonly gazetteer: PlaceSource | undefined;
  readonly effects: Effects;
}

async function readFile(file: string, { options, gazetteer, effects }: Job): Promise<FileReading | FailedReading> {
  let raw: string;
  try {
    raw = file === '-' ? await effects.readInput() : await effects.readFile(file);
  } catch (error) {
    return { file, error: whyUnreadable(error) };
  }
  const hasTags = isPage(raw, file);
  const limit = hasTags ? MAX_PAGE_LENGTH : MAX_TEXT_LENGTH;
  if (raw.length > limit)
    return { file, error: `it has ${raw.length} characters, at most ${limit} are read. Cut it into articles.` };
  if (raw.includes('\0')) return { file, error: 'it is not a text: it holds zero bytes.' };
  const page = hasTags ? (await import('../core/text/page/read-page')).readPage(raw) : null;
  const lines = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const text = page?.text ?? (options.isNormalized ? normalizeText(raw) : lines);
  if (text.trim() === '') return { file, error: hasTags ? 'no article was found in this page.' : 'it is empty.' };
  const published = options.published ?? page?.metadata.published ?? undefined;
  const reading = readArticle(text, { language: options.language, published, gazetteer });
  return {
    file,
    ...reading,
    normalization: page !== null || options.isNormalized ? NORMALIZATION : 'lf',
    length: text.length,
    ...(page === null ? {} : { page: { ...page.metadata, dropped: page.dropped } }),
    ...(options.hasDrafts
      ? {
          drafts: [...reading.claims, ...reading.outletClaims].map((claim) =>
            draftClaim(claim, text, reading.language),
          ),
        }
      : {}),
    notes: notesOn(reading, options, page?.metadata ?? null),
  };
}

function whyUnreadable(error: unknown): string {
  if (isMissing(error)) return 'there is no such file.';
  if (error instanceof TypeError) return 'it is not UTF-8. Save it as UTF-8, then try again.';
  return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

/** Where the page's word was taken, or not taken, over the text's. */
function notesOn(reading: Reading, options: ReadOptions, metadata: PageMetadata | null): string[] {
  if (metadata === null) return [];
  const notes: string[] = [];
  if (options.published === undefined && metadata.published !== null)
    notes.push(
      `The date of publication, ${metadata.published}, is the page's own (${metadata.publishedFrom ?? 'page'}).`,
    );
  if (
    options.published !== undefined &&
    metadata.published !== null &&
    !options.published.startsWith(metadata.published)
  )
    notes.push(`The page says it was published on ${metadata.published}; ${options.published}, as given, was used.`);
  const language = metadata.language?.split('-')[0];
  if (language !== undefined && language !== reading.language)
    notes.push(`The page says its language is "${language}"; the text was read as "${reading.language}".`);
  return notes;
}

function report(reading: FileReading): string {
  const head = [
    reading.file,
    reading.title,
    [reading.language, reading.published, reading.dateline?.text].filter((part) => part != null).join(', '),
  ]
    .filter((line) => line != null && line !== '')
    .join('\n');
  const claims = allClaims(reading).map((claim) => {
    const nobody = claim.voice === 'outlet' ? 'the outlet itself' : 'nobody named';
    const who = claim.speaker === null ? nobody : claim.speaker.name;
    const title = [claim.role, claim.organisation].filter((part) => part !== null).join(', ');
    const via = claim.via.length === 0 ? '' : `, via ${claim.via.join(', ')}`;
    const said = claim.said === null ? '' : `, ${claim.said}`;
    const places =
      claim.places.length === 0
        ? ''
        : `\n    places: ${claim.places.map((place) => `${place.text} (${place.role})`).join('; ')}`;
    const numbers =
      claim.quantities.length === 0
        ? ''
        : `\n    numbers: ${claim.quantities.map((quantity) => quantity.text).join('; ')}`;
    return `  ${claim.statement.start}  ${who}${title === '' ? '' : ` (${title})`}${via}${said}: ${claim.modality}, ${claim.form}\n    ${claim.statement.text.replace(/\s+/g, ' ')}${places}${numbers}`;
  });
  const aside =
    reading.aside.length === 0
      ? []
      : [`  set aside: ${reading.aside.map(({ why, start, end }) => `${why} ${start}–${end}`).join(', ')}`];
  const [ours, outlets] = [reading.claims.length, reading.outletClaims.length];
  const told = `  ${ours} suggested ${ours === 1 ? 'claim' : 'claims'}${outlets === 0 ? '' : `, and ${outlets} in the outlet’s own voice`}`;
  return `${[head, ...claims, ...aside, ...reading.notes.map((note) => `  ${note}`), told].join('\n')}\n\n`;
}
