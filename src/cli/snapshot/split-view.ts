import { CliError } from '../cli-error';

/** A whole address, or just its query with or without the question mark. */
export function splitView(view: string): { address: string; search: string } {
  if (!/^https?:\/\//i.test(view)) return { address: '', search: view.replace(/^\?/, '') };
  if (!URL.canParse(view)) throw new CliError(`--view: "${view}" is no address.`);
  const { origin, pathname, search } = new URL(view);
  return { address: `${origin}${pathname}`, search: search.slice(1) };
}
