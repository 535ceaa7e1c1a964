/** What a modal dialog covers is inert, and so are its keys, wherever the focus is. */
export function isBehindDialog(): boolean {
  return document.querySelector('dialog[open]') !== null;
}
