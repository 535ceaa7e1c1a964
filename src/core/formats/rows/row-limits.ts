/** What a table may be: beyond it a file is refused with a reason, before the page runs out of memory. */
export const LIMITS = { rows: 20_000_000, columns: 1000, rowBytes: 4_000_000, rejectedShown: 10_000 } as const;
