/** What a source can be. Apart from the schema, so that a form need not load it. */
export const SOURCE_KINDS = ['article', 'statement', 'transcript', 'dataset', 'video', 'post'] as const;
