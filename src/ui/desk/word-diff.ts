import { diffWordsWithSpace, type ChangeObject } from 'diff';

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Words and spaces that may differ; texts with less in common are two articles, not two versions of one. */
const MOST_EDITS = 4000;

/** What was added to a text and taken out of it, by words; `null` where the two have too little in common. */
export async function wordDiff(before: string, after: string): Promise<readonly DiffPart[] | null> {
  const parts = await new Promise<ChangeObject<string>[] | undefined>((resolve) => {
    diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS, callback: resolve });
  });
  if (parts === undefined) return null;
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
