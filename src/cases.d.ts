/** The bundled cases: address of each by its id, see `scripts/vite-cases.ts`. */
declare module 'virtual:dateline-cases' {
  export const cases: Readonly<Record<string, string>>;
}
