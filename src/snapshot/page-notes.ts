import { chainOf } from '../core/claims/chain';
import { formatQuantity } from '../core/claims/quantity';
import { speakerLabel } from '../core/claims/speaker-label';
import { formatEdtf } from '../core/messages/format-date';
import type { Translator } from '../core/messages/translator';
import { localize, localizedLanguage } from '../core/model/localized';
import type { CaseIndex } from '../core/query/case-index';
import { cleanText } from './clean-text';
import { entryShapes } from './map-tags';
import type { NumberedClaim } from './number-claims';
import type { PageLook } from './page-look';
import type { Shape, TextRun } from './scene';
import { lineShapes, wrapRuns } from './text-layout';

/** A note or a heading among them, to be set in a column; it may be broken between its lines. */
export interface NoteBlock {
  /** The claim's id, or the row's. */
  readonly claim: string | null;
  readonly lines: number;
  readonly lineHeight: number;
  readonly spaceAfter: number;
  /** Draws some of its lines, the first of them at the top `y`. */
  readonly draw: (x: number, y: number, from: number, to: number) => Shape[];
}

/** The notes: those of the map by number, then those that it does not show, under a heading that says so. */
export function noteBlocks(
  claims: readonly NumberedClaim[],
  width: number,
  { index, translator, look }: { index: CaseIndex; translator: Translator; look: PageLook },
): NoteBlock[] {
  const { t } = translator;
  const onMap = claims.filter(({ isOnMap }) => isOnMap);
  const others = claims.filter(({ isOnMap }) => !isOnMap);
  const note = (claim: NumberedClaim): NoteBlock => noteBlock(claim, width, { index, translator, look });
  return [
    ...(onMap.length === 0 ? [] : [headingBlock(t('snapshot.notes'), '', width, look), ...onMap.map(note)]),
    ...(others.length === 0
      ? []
      : [headingBlock(t('snapshot.notOnMap'), t('snapshot.notOnMap.why'), width, look), ...others.map(note)]),
  ];
}

/** A heading among notes, and what is said beside it. */
export function headingBlock(text: string, more: string, width: number, look: PageLook): NoteBlock {
  const { heading, fonts, theme, unit } = look;
  const style = { size: look.note.size * 1.08, leading: heading.leading };
  const lines = wrapRuns(
    [look.run(text, { weight: 600 }), ...(more === '' ? [] : [look.run(` ${more}`, { color: theme.quiet })])],
    width,
    style,
    fonts,
  );
  return {
    claim: null,
    lines: lines.length,
    lineHeight: style.leading,
    spaceAfter: 2.5 * unit,
    draw: (x, y, from, to) =>
      lineShapes(lines.slice(from, to), { x, y: y + style.size }, style, from === 0 ? { role: 'heading' } : {}),
  };
}

function noteBlock(
  numbered: NumberedClaim,
  width: number,
  { index, translator, look }: { index: CaseIndex; translator: Translator; look: PageLook },
): NoteBlock {
  const { note, fonts, unit } = look;
  const indent = indentOf(look);
  const lines = wrapRuns(noteRuns(numbered, index, translator, look), width - indent, note, fonts);
  return {
    claim: numbered.claim.id,
    lines: lines.length,
    lineHeight: note.leading,
    spaceAfter: 3 * unit,
    draw: (x, y, from, to) => [
      ...(from === 0 ? entryShapes(numbered, x, y + (note.leading - note.size * 1.3) / 2, note.size * 1.3, look) : []),
      ...lineShapes(lines.slice(from, to), { x: x + indent, y: y + note.size }, note),
    ],
  };
}

function indentOf({ note, theme }: PageLook): number {
  return note.size * (theme.hasGroupLetters ? 3.5 : 3);
}

/** Who, how sure, when; what, and the numbers as said; through whom, where, when, and the address. */
function noteRuns(
  { claim }: NumberedClaim,
  index: CaseIndex,
  translator: Translator,
  look: PageLook,
): readonly TextRun[] {
  const { language, t } = translator;
  const { theme } = look;
  const source = index.sources.get(claim.source);
  const outlet = source && index.actors.get(source.outlet);
  const hops = chainOf(index, claim);
  const quiet = (text: string): TextRun => look.run(text, { color: theme.quiet });

  const dates = [
    claim.said === null ? t('citation.undated') : t('snapshot.said', { date: formatEdtf(claim.said, language) }),
    ...(claim.event === null || claim.event === claim.said
      ? []
      : [t('snapshot.happened', { date: eventDate(claim.event, translator) })]),
  ];
  const statementLanguage = localizedLanguage(claim.statement, language);
  const numbers = claim.quantities.map((quantity) => formatQuantity(index, quantity, translator));
  const through = hops
    .filter(({ role }, at) => at > 0 && (role === 'organisation' || role === 'agency'))
    .flatMap(({ actor, date }) =>
      actor ? `${localize(actor.names, language)}${date === null ? '' : ` (${formatEdtf(date, language)})`}` : [],
    );
  const statement = sentence(cleanText(localize(claim.statement, language)));
  return [
    look.run(cleanText(speakerLabel(index, claim, translator)), { weight: 600 }),
    quiet(` · ${t(`modality.${claim.modality}`)} · ${sentence(dates.join(' · '))} `),
    look.run(`${statement} `, statementLanguage === language ? {} : { language: statementLanguage }),
    ...(numbers.length === 0
      ? []
      : [look.run(`${sentence(t('sentence.numbers', { numbers: cleanText(numbers.join('; ')) }))} `)]),
    ...(through.length === 0
      ? []
      : [quiet(`${upperFirst(sentence(t('citation.via', { agencies: cleanText(through.join(', ')) })))} `)]),
    ...(source === undefined
      ? [quiet(claim.source)]
      : [
          quiet(`${outlet ? `${cleanText(localize(outlet.names, language))}, ` : ''}“`),
          look.run(cleanText(source.title), {
            color: theme.quiet,
            ...(source.language !== language && { language: source.language }),
          }),
          quiet(`”, ${sentence(formatEdtf(source.published, language))} `),
          look.run(shownAddress(source.url), { color: theme.link, link: source.url }),
        ]),
  ];
}

/** An interval without a beginning or an end says so in words: a dash alone would be read as a minus. */
function eventDate(edtf: string, { language, t }: Translator): string {
  const [from, to] = edtf.split('/');
  if (to !== undefined && (from === '..' || from === '')) return t('list.filter.to', { day: formatEdtf(to, language) });
  if (from !== undefined && (to === '..' || to === ''))
    return t('list.filter.from', { day: formatEdtf(from, language) });
  return formatEdtf(edtf, language);
}

function sentence(text: string): string {
  return /[.!?。…]$/.test(text) ? text : `${text}.`;
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** An address as it is typed: readable, whole. */
export function shownAddress(url: string): string {
  let text = url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  try {
    text = decodeURI(text);
  } catch {
    // Not UTF-8 beneath its percent signs: shown as it is.
  }
  return cleanText(text).replaceAll(' ', '%20');
}
