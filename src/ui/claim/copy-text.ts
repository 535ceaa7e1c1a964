import type { Session } from '../../state/session.svelte';

/** Puts text on the clipboard and says so. Where the browser refuses, the text is shown to be copied by hand. */
export async function copyText(session: Session, text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    session.announce(done);
  } catch {
    session.notices.add({ kind: 'warning', title: session.t('claim.copyFailed'), detail: text });
  }
}
