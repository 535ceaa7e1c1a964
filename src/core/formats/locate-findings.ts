import { partOfFile } from './case-files';
import { glimpse } from './describe-value';
import type { Finding, Findings, Key } from './finding';
import type { Issue } from './issue';
import type { JsonTree } from './json-tree';
import { scanJson } from './scan-json';

/** Turns findings into issues with line and column, in the order of files and lines. A good case has none and pays nothing for it. */
export async function locateFindings(
  { list, unlisted }: Pick<Findings, 'list' | 'unlisted'>,
  files: ReadonlyMap<string, string>,
  maxDepth: number,
): Promise<readonly Issue[]> {
  if (list.length === 0) return [];
  const locators = new Map<string, Locate>();
  const issues: Issue[] = [];
  for (const finding of list) {
    const { severity, code, message, advice, file, path } = finding;
    let locate = locators.get(file);
    if (locate === undefined) {
      locate = await createLocator(files.get(file), maxDepth);
      locators.set(file, locate);
    }
    issues.push({ severity, code, message, advice, file, path: formatPath(file, path), ...locate(finding) });
  }
  issues.sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code));
  if (unlisted > 0)
    issues.push({
      severity: 'error',
      code: 'too-many-problems',
      message: `There are ${unlisted} further problems.`,
      advice: 'Mend those above first: many of the others may be of the same kind.',
      file: issues.at(-1)?.file ?? '',
      path: '',
      line: 1,
      column: 1,
    });
  return issues;
}

type Locate = (finding: Finding) => Pick<Issue, 'line' | 'column'>;

async function createLocator(text: string | undefined, maxDepth: number): Promise<Locate> {
  if (text === undefined) return () => ({ line: 1, column: 1 });
  const { readJsonTree } = await import('./json-tree');
  const hasMark = text.startsWith('\uFEFF');
  const body = hasMark ? text.slice(1) : text;
  const isTooDeep = scanJson(body, maxDepth).some(({ kind }) => kind === 'too-deep');
  let tree: JsonTree | null = null;
  const lineStarts = findLineStarts(body);
  return ({ offset, path, isAtKey = false }) => {
    if (isTooDeep && offset === undefined) return { line: 1, column: 1 };
    const at = offset ?? (tree ??= readJsonTree(body)).offsetOf(path, isAtKey);
    const line = lastAtMost(lineStarts, at);
    return { line: line + 1, column: at - (lineStarts[line] ?? 0) + 1 };
  };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last of the ascending numbers that is not above the limit. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** `claims[3].quantities[0].min`; within `case.json` just `view.zoom`. */
function formatPath(file: string, path: readonly Key[]): string {
  const part = partOfFile(file);
  let text = part === null || part === 'case' || path.length === 0 ? '' : part;
  for (const key of path)
    if (typeof key === 'number') text += `[${key}]`;
    else if (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key)) text += text === '' ? key : `.${key}`;
    else text += `[${JSON.stringify(glimpse(key))}]`;
  return text;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
