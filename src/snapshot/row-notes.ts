import { anchorAt } from '../core/desk/anchor-at';
import type { Role, RowMapping } from '../core/formats/rows/row-roles';
import type { TableMessages } from '../core/messages/load-table-messages';
import type { Translator } from '../core/messages/translator';
import { CLOCKS } from '../core/query/query';
import { cleanText } from './clean-text';
import type { PageLook } from './page-look';
import { headingBlock, shownAddress, type NoteBlock } from './page-notes';
import { discShape } from './row-look';
import type { Shape, TextRun } from './scene';
import type { NotedRow } from './shown-rows';
import { lineShapes, wrapRuns } from './text-layout';
import { webLink } from './web-link';

/** A row with the number that it has on this page. */
export interface NumberedRow {
  readonly number: number;
  readonly row: NotedRow;
  readonly slot: number;
  readonly isOnMap: boolean;
}

export interface RowWords {
  readonly translator: Translator;
  readonly words: TableMessages;
  readonly mapping: RowMapping;
}

/** Nobody reads more of one field on a page; the row itself is where the address leads. */
const MOST_CHARACTERS = 160;

/** The notes: those of the map by number, then the others under a heading that says why. */
export function rowNotes(
  rows: readonly NumberedRow[],
  width: number,
  said: RowWords & { readonly look: PageLook },
): NoteBlock[] {
  const { translator, look } = said;
  const { t } = translator;
  const onMap = rows.filter(({ isOnMap }) => isOnMap);
  const others = rows.filter(({ isOnMap }) => !isOnMap);
  const note = (row: NumberedRow): NoteBlock => rowNote(row, width, said);
  return [
    ...(onMap.length === 0 ? [] : [headingBlock(said.words('table.page.notes'), '', width, look), ...onMap.map(note)]),
    ...(others.length === 0
      ? []
      : [headingBlock(t('snapshot.notOnMap'), said.words('table.page.notOnMap'), width, look), ...others.map(note)]),
  ];
}

/** A row's note as a line of text. */
export function rowCitation({ number, row }: NumberedRow, said: RowWords): string {
  const text = notePieces(row, said)
    .map(({ text }) => text)
    .join('');
  return `${number}. ${text.trim()}`;
}

function rowNote(numbered: NumberedRow, width: number, said: RowWords & { readonly look: PageLook }): NoteBlock {
  const { look } = said;
  const { note, fonts, unit, theme } = look;
  const { number, row, slot } = numbered;
  const indent = note.size * 3;
  const runs = notePieces(row, said).map(({ text, tone, link }): TextRun => {
    if (link !== undefined) return look.run(text, { color: theme.link, link });
    return look.run(text, tone === 'name' ? { weight: 600 } : tone === 'quiet' ? { color: theme.quiet } : {});
  });
  const lines = wrapRuns(runs, width - indent, note, fonts);
  const size = note.size * 0.96;
  const radius = note.size * 0.36;
  const numberLine = wrapRuns(
    [look.run(String(number), { weight: 600, color: theme.map.tagInk })],
    indent,
    { size, leading: note.leading },
    fonts,
  );
  return {
    claim: String(row.id),
    lines: lines.length,
    lineHeight: note.leading,
    spaceAfter: 3 * unit,
    draw: (x, y, from, to): Shape[] => [
      ...(from === 0
        ? [
            discShape(slot, [x + radius, y + note.size * 0.66], radius, look),
            ...lineShapes(numberLine, { x: x + note.size * 1.06, y: y + note.size }, { size, leading: note.leading }),
          ]
        : []),
      ...lineShapes(lines.slice(from, to), { x: x + indent, y: y + note.size }, note),
    ],
  };
}

interface Piece {
  readonly text: string;
  readonly tone: 'name' | 'quiet' | 'plain';
  readonly link?: string;
}

/** Who, of whom, when; a fragment of the text; number, place and source: each as the table has it. */
function notePieces({ fields, id }: NotedRow, { translator, words, mapping }: RowWords): Piece[] {
  const { t } = translator;
  const value = (role: Role): string => {
    const column = mapping[role];
    return column === undefined ? '' : shortened(cleanText(fields[column] ?? ''));
  };
  const names = [value('speaker'), value('group')].filter((text) => text !== '');
  const [name = words('table.rowNumber', { number: id + 1 }), ...others] = names;
  const dates = CLOCKS.flatMap((clock) => {
    const date = value(clock);
    return date === '' ? [] : [`${t(`clock.${clock}`)} ${date}`];
  });
  // A bare number or code says what it is.
  const kinds = (['kind', 'modality'] as const).flatMap((role) =>
    value(role) === '' ? [] : [`${words(`table.role.${role}`)}: ${value(role)}`],
  );
  const facts = [...others, ...kinds, ...dates].map((text) => ` · ${text}`).join('');
  const statement = fragment(mapping.statement === undefined ? '' : cleanText(fields[mapping.statement] ?? ''), t);
  const quantity = value('quantity');
  const [place, source] = [value('place'), value('source')];
  const link = webLink(source);
  return [
    { text: name, tone: 'name' },
    { text: `${facts}. `, tone: 'quiet' },
    ...(statement === '' ? [] : [{ text: `${statement} `, tone: 'plain' as const }]),
    ...(quantity === '' ? [] : [{ text: `${words('table.role.quantity')}: ${quantity}. `, tone: 'plain' as const }]),
    ...(place === '' ? [] : [{ text: `${place}. `, tone: 'quiet' as const }]),
    ...(source === ''
      ? []
      : link === null
        ? [{ text: `${source}.`, tone: 'quiet' as const }]
        : [{ text: shownAddress(source), tone: 'quiet' as const, link }]),
  ];
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= MOST_CHARACTERS ? text : `${letters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
}

/** Of a text that may be an article's, at most six words. */
function fragment(text: string, t: Translator['t']): string {
  if (text === '') return '';
  const exact = anchorAt(text, 0, text.length, 'und')?.exact ?? '';
  return exact === '' ? '' : t('list.filter.text', { text: exact.length < text.length ? `${exact} …` : exact });
}
