import { CLAIM_FIELDS, type ClaimFields, type FieldMapping } from '../../core/formats/import/claim-fields';
import { createColumnMemory, storedTexts } from '../../state/column-memory';

interface SaidOfColumns {
  readonly mapping: FieldMapping;
  readonly defaults: ClaimFields;
}

/** Which column of claims is what, as the reader said before. */
export const importMappings = createColumnMemory<SaidOfColumns>('dateline.import', (stored) => ({
  mapping: storedTexts(stored.get('mapping'), CLAIM_FIELDS),
  defaults: storedTexts(stored.get('defaults'), CLAIM_FIELDS),
}));
