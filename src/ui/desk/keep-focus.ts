const CONTROLS = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary';

/**
 * Gives the focus to what stands now where the control stood that had it and was taken away or switched off: a row was removed, a suggestion taken over. Else
 * the keys of who works with them alone would go nowhere. Answers with what ends it.
 */
export function keepFocus(root: HTMLElement): () => void {
  const controls = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(CONTROLS)];
  let last: { readonly control: HTMLElement; readonly at: number } | null = null;
  const remember = ({ target }: FocusEvent): void => {
    const at = controls().findIndex((control) => control === target);
    last = target instanceof HTMLElement && at !== -1 ? { control: target, at } : null;
  };
  const observer = new MutationObserver(() => {
    if (last === null || (last.control.isConnected && !last.control.matches(':disabled'))) return;
    const { activeElement } = document;
    const there = controls();
    // A browser lets go of a control that is switched off a moment later.
    if (activeElement === document.body || activeElement === last.control)
      there[Math.min(last.at, there.length - 1)]?.focus();
  });
  root.addEventListener('focusin', remember);
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    root.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}
