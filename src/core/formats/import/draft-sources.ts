import type { Source } from '../../model/source';
import { SOURCE_KINDS } from '../../model/source-kinds';
import type { ClaimFields } from './claim-fields';
import type { ActorDrafts } from './draft-actors';
import { createIdGiver, slugOf } from './make-id';
import { readDate } from './read-date';

export interface SourceDrafts {
  readonly list: readonly Source[];
  /** The source of a row, or why it has none. */
  sourceOf(fields: ClaimFields): Source | string;
}

const MAX_TITLE = 300;

/** Sources as rows name them: one of the case by address or id, else a new one. A row of a data set is a source of its own, for it is dated and cited by itself. */
export function draftSources(sources: readonly Source[], actors: ActorDrafts): SourceDrafts {
  const byKey = new Map<string, Source>();
  const give = createIdGiver(sources.map(({ id }) => id));
  const remember = (source: Source, key: string): void => {
    byKey.set(key, source);
  };
  for (const source of sources) {
    byKey.set(`id ${source.id}`, source);
    remember(source, keyOf(source.url, source.kind === 'dataset' ? source.title : ''));
  }
  const list: Source[] = [];
  return {
    list,
    sourceOf(fields) {
      const url = urlOf(fields.source_url);
      const own = fields.source === undefined ? undefined : byKey.get(`id ${fields.source}`);
      if (own !== undefined) return own;
      if (url === null)
        return fields.source_url === undefined
          ? 'It has no address of its source. Map a column to source_url, or set one for all rows.'
          : `The address of its source is none: "${fields.source_url.slice(0, 80)}". Expected https://…`;
      const kind = SOURCE_KINDS.find((known) => known === fields.source_kind) ?? 'article';
      const title = fields.source_title;
      const key = keyOf(url, kind === 'dataset' ? (title ?? '') : '');
      const known = byKey.get(key);
      if (known !== undefined) return known;
      const written = fields.published ?? fields.said ?? fields.event;
      if (written === undefined) return 'It has no date. Map a column to published, or set one for all rows.';
      const date = readDate(written);
      if (date === null) return `"${written.slice(0, 40)}" is no date that has one meaning. Write 2024-10-28.`;
      // When it happened or was said, it was published then or later; nobody knows when.
      const published = fields.published === undefined ? openAfter(date) : date;
      const outletName = fields.outlet ?? new URL(url).hostname.replace(/^www\./, '');
      const outlet = actors.idOf(outletName, 'outlet');
      const base =
        kind === 'dataset' && title ? slugOf(title) : `${outlet}-${/^\d{4}(-\d{2}){0,2}/.exec(date)?.[0] ?? 'undated'}`;
      const wanted = fields.source !== undefined && slugOf(fields.source) === fields.source ? fields.source : base;
      const source: Source = {
        id: give(wanted),
        kind,
        title: short(title ?? `${outletName}, ${date}`),
        outlet,
        language: languageOf(fields.source_language),
        published,
        url,
      };
      list.push(source);
      remember(source, key);
      byKey.set(`id ${source.id}`, source);
      return source;
    },
  };
}

function keyOf(url: string, row: string): string {
  return `url ${url.replace(/#.*$/, '').replace(/\/$/, '')} ${row}`;
}

function urlOf(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return /^https?:\/\/[^\s]+$/i.test(trimmed) && trimmed.length <= 2000 && URL.canParse(trimmed) ? trimmed : null;
}

function openAfter(date: string): string {
  return /^\d{4}(-\d{2}){0,2}$/.test(date) ? `${date}/..` : date;
}

function short(title: string): string {
  const line = title.replace(/\s+/g, ' ');
  return line.length <= MAX_TITLE ? line : `${line.slice(0, MAX_TITLE - 1)}…`;
}

/** `und` where it is not said. VIINA writes the country for the language. */
function languageOf(text: string | undefined): string {
  const tag = text?.trim().toLowerCase() ?? '';
  if (tag === 'ua') return 'uk';
  return /^[a-z]{2,3}$/.test(tag) ? tag : 'und';
}
