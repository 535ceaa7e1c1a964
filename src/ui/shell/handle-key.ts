import type { Session } from '../../state/session.svelte';
import { isBehindDialog } from './behind-dialog';
import type { Desk } from './desk.svelte';
import { KEYS, type KeyBinding } from './keys';

/** The binding that an event asks for, if any. A plain key typed into a field stays the field's. */
function bindingOf(event: KeyboardEvent): KeyBinding | undefined {
  const hasControl = event.ctrlKey || event.metaKey;
  if (event.defaultPrevented || event.isComposing || event.altKey) return undefined;
  if (isTyping(event.target) || isBehindDialog()) return undefined;
  return KEYS.find(
    ({ key, withControl = false, withShift }) =>
      key.toLowerCase() === event.key.toLowerCase() &&
      withControl === hasControl &&
      // A sign such as "?" needs Shift on some keyboards and not on others: only Control keys tell them apart.
      (!withControl || (withShift ?? false) === event.shiftKey),
  );
}

export function handleKey(event: KeyboardEvent, session: Session, desk: Desk): void {
  if (bindingOf(event)?.run(session, desk) === true) event.preventDefault();
}

/** Checkboxes and radios are inputs too, but nothing is typed into them. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range], [type=button])');
}
