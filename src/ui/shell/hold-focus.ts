/**
 * Shows a dialog modally and keeps the focus in order, as the ARIA practices ask: it begins on what has `data-begin`, else on the title, never on the
 * button that closes; where what had it inside goes away, the title has it; and it returns to what had it before, or to the page's main part where that is gone.
 * Answers with what ends it.
 *
 * https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/
 */
export function holdFocus(dialog: HTMLDialogElement): () => void {
  const opener = document.activeElement;
  const title = dialog.querySelector('h2');
  const focusTitle = (): void => title?.focus({ preventScroll: true });
  dialog.showModal();
  (dialog.querySelector<HTMLElement>('[data-begin]') ?? title)?.focus({ preventScroll: true });

  // An element that is taken away loses the focus without a word (no event in every browser): it is looked for then.
  const observer = new MutationObserver(() => {
    if (dialog.open && document.activeElement === document.body) focusTitle();
  });
  observer.observe(dialog, { childList: true, subtree: true });

  return () => {
    observer.disconnect();
    // One that is taken away while it is open would give the focus back to nobody.
    if (dialog.open) dialog.close();
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && opener !== document.body) returnTo(opener);
  };
}

function returnTo(opener: Element | null): void {
  const { activeElement } = document;
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  if (document.activeElement === activeElement) document.querySelector<HTMLElement>('#desk, header h1 button')?.focus();
}
