import type { ClaimChanges } from '../../core/desk/desk-choices';
import type { Claim } from '../../core/model/claim';

/** What every part of a claim's form gets. */
export interface FormProps {
  readonly claim: Claim;
  readonly onchange: (changes: ClaimChanges) => void;
}
