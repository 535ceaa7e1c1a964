export { claimLink } from '../../core/view/claim-link';
