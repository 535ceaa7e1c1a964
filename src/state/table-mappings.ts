import { ROLES, type RowMapping } from '../core/formats/rows/row-roles';
import { createColumnMemory, storedTexts } from './column-memory';

/** Which column of a large table is what, as the reader said before. */
export const tableMappings = createColumnMemory<{ readonly mapping: RowMapping }>('dateline.tables', (stored) => ({
  mapping: storedTexts(stored.get('mapping'), ROLES),
}));
