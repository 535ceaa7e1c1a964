/** The cases that the page was built with, by id: `BundledCase` of `state/fetch-case.ts`, made by `scripts/vite-cases.ts`. */
declare module 'virtual:dateline-cases' {
  export const cases: Readonly<Record<string, { readonly address: string; readonly sha256: string | null }>>;
}

/** Whose data the map shows, in one line: made by `scripts/vite-attribution.ts`. */
declare module 'virtual:dateline-attribution' {
  export const attribution: string;
}
