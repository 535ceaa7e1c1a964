import type { MessageId } from '../../core/messages/translator';
import type { DeskReview } from '../../state/desk-review.svelte';
import { isBehindDialog } from '../shell/behind-dialog';

export interface DeskKey {
  /** As `KeyboardEvent.key`, upper or lower case alike. */
  readonly key: string;
  readonly withControl?: boolean;
  readonly withShift?: boolean;
  readonly label: MessageId;
  /** The same as another key, so the help does not list it again. */
  readonly isOther?: boolean;
  readonly run: (review: DeskReview) => unknown;
}

/** The keys of the workbench: the handler and the help read this one table. They come before the page's own. */
export const DESK_KEYS: readonly DeskKey[] = [
  { key: 'j', label: 'desk.key.next', run: (review) => review.step(1) },
  { key: 'ArrowDown', label: 'desk.key.next', isOther: true, run: (review) => review.step(1) },
  { key: 'k', label: 'desk.key.previous', run: (review) => review.step(-1) },
  { key: 'ArrowUp', label: 'desk.key.previous', isOther: true, run: (review) => review.step(-1) },
  { key: 'a', label: 'desk.key.accept', run: (review) => review.accept() },
  { key: 'e', label: 'desk.key.edit', run: (review) => review.edit() },
  { key: 'd', label: 'desk.key.dismiss', run: (review) => review.dismiss() },
  { key: 's', label: 'desk.key.split', run: split },
  { key: 'm', label: 'desk.key.merge', run: (review) => review.merge() },
  { key: 'c', label: 'desk.key.claim', run: makeClaim },
  { key: 'p', label: 'desk.key.publish', run: (review) => review.advance() },
  { key: 'u', label: 'desk.key.undo', run: (review) => review.undo() },
  { key: 'z', withControl: true, label: 'desk.key.undo', isOther: true, run: (review) => review.undo() },
  { key: 'z', withControl: true, withShift: true, label: 'desk.key.redo', run: (review) => review.redo() },
  ...Array.from({ length: 9 }, (_, at): DeskKey => ({
    key: String(at + 1),
    label: 'desk.key.candidate',
    isOther: true,
    run: (review) => review.chooseCandidate(at + 1),
  })),
];

/** A suggestion is cut where the analyst says; a claim is doubled, its twin anchored at what is selected. */
function split(review: DeskReview): void {
  if (review.current?.kind === 'suggestion') review.setMode('split');
  else review.splitClaim(review.selection);
}

/** Of the selected text; without one, a sentence is picked by keys. */
function makeClaim(review: DeskReview): void {
  const { selection } = review;
  if (selection === null) review.setMode('pick');
  else if (review.makeClaim(selection.start, selection.end)) review.edit();
}

/** The binding that an event asks for. A plain key typed into a field stays the field's. */
export function deskKeyOf(event: KeyboardEvent): DeskKey | undefined {
  const hasControl = event.ctrlKey || event.metaKey;
  if (event.defaultPrevented || event.isComposing || event.altKey || isBehindDialog()) return undefined;
  if (isTyping(event.target) && !(hasControl && isChoice(event.target))) return undefined;
  // Arrows move the map, go through tabs and scroll a form.
  const isMoving =
    event.target instanceof HTMLElement &&
    event.target.closest('.maplibregl-map, [role=tablist], [data-form]') !== null;
  if (isMoving && event.key.startsWith('Arrow')) return undefined;
  return DESK_KEYS.find(
    ({ key, withControl = false, withShift = false }) =>
      key.toLowerCase() === event.key.toLowerCase() && withControl === hasControl && withShift === event.shiftKey,
  );
}

/** A plain key on a button of a claim's form: a slip there is not to throw the claim away. */
export function isMeantForForm(event: KeyboardEvent, { withControl = false }: DeskKey): boolean {
  return !withControl && event.target instanceof HTMLElement && event.target.closest('[data-form]') !== null;
}

/** Nothing is typed into it that could be undone there. */
function isChoice(target: EventTarget | null): boolean {
  return target instanceof HTMLSelectElement;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range], [type=button])')
  );
}
