/** The cases that the page was built with, by id: `BundledCase` of `state/fetch-case.ts`, made by `scripts/vite-cases.ts`. */
declare module 'virtual:dateline-cases' {
  export const cases: Readonly<Record<string, { readonly address: string; readonly sha256: string | null }>>;
}

/** Whose data the map shows, in one line: made by `scripts/vite-attribution.ts`. */
declare module 'virtual:dateline-attribution' {
  export const attribution: string;
}

declare module 'virtual:dateline-case-titles' {
  /** What the cases that come with the page are called, by id: see `scripts/vite-cases.ts`. */
  export const titles: Readonly<Record<string, import('./core/model/localized').Localized>>;
}
