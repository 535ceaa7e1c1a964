import type { SourceFields } from '../../core/desk/desk-choices';
import type { MessageId } from '../../core/messages/translator';
import type { ReadArticle } from './read-orders';

/** What an article says of itself, and where it says it: to be looked at before it is believed. */
export interface FoundFields {
  readonly fields: SourceFields;
  readonly origins: Readonly<Partial<Record<keyof SourceFields, string>>>;
}

const FROM_PAGE = {
  'json-ld': 'desk.origin.json-ld',
  'open-graph': 'desk.origin.open-graph',
  meta: 'desk.origin.meta',
  time: 'desk.origin.time',
} as const;

/** The fields of the source as they were found; `t` says where in words. */
export function fieldsOf({ page, reading }: ReadArticle, fileName: string, t: (id: MessageId) => string): FoundFields {
  const title = reading.title ?? page?.title ?? fileName.replace(/\.[a-z]+$/i, '');
  const outlet = page?.outlet ?? reading.dateline?.outlet ?? hostOf(page?.canonical ?? null);
  const isDated = reading.publishedFrom === 'text';
  const isWeb = page !== null && /^https?:\/\//i.test(page.canonical ?? '');
  return {
    fields: {
      kind: 'article',
      title,
      outlet: outlet ?? '',
      language: reading.language,
      published: page?.published ?? (isDated ? reading.published : null),
      url: isWeb ? page.canonical : null,
    },
    origins: {
      language: t('desk.origin.text'),
      ...(reading.title !== null && { title: t('desk.origin.text') }),
      ...(reading.title === null && page?.title != null && { title: t('desk.origin.page') }),
      ...(page?.outlet != null && { outlet: t('desk.origin.page') }),
      ...(page?.outlet == null && reading.dateline?.outlet != null && { outlet: t('desk.origin.dateline') }),
      ...(page?.publishedFrom != null && { published: t(FROM_PAGE[page.publishedFrom]) }),
      ...(page?.published == null && isDated && { published: t('desk.origin.text') }),
      ...(isWeb && { url: t('desk.origin.canonical') }),
    },
  };
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : null;
}
