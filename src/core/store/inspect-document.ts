import { filesOfCaseDocument } from '../formats/case-document';
import type { Key } from '../formats/finding';
import { FormatError } from '../formats/format-error';
import { inspectCase, type InspectOptions } from '../formats/inspect-case';
import type { Issue } from '../formats/issue';
import { LIMITS } from '../formats/limits';
import { readJson } from '../formats/read-json';
import type { Case } from '../model/case';
import { readDeskDocument } from './read-desk-document';

/** Lists every problem of a case in one file (`.dateline.json`), where it stands in that file. `case` is `null` when one of them is an error. */
export async function inspectDocument(
  text: string,
  options: InspectOptions = {},
): Promise<{ readonly case: Case | null; readonly issues: readonly Issue[] }> {
  const body = text.replace(/^\uFEFF/, '');
  const locate = await createLocator(body);
  const { value, problems } = await readJson(body, LIMITS.depth);
  const issues: Issue[] = problems.map(({ code, message, advice, offset }) => ({
    severity: 'error',
    code,
    message,
    advice,
    file: '',
    path: '',
    ...locate({ offset }),
  }));
  if (issues.length > 0) return { case: null, issues };
  try {
    const inspected = await inspectCase(filesOfCaseDocument(value), options);
    issues.push(...inspected.issues.map((issue) => placed(issue, locate)));
    const { remarks, isUnchanged } = await readDeskDocument(body, options);
    if (isUnchanged === false)
      issues.push(
        warning(
          'digest-differs',
          'The data are not those that "origin.data_sha256" was made of: the file was changed by another program.',
          'Look through what was changed; saving it from Dateline writes the new digest.',
          locate({ path: ['origin'] }),
        ),
      );
    issues.push(
      ...remarks.map((remark) =>
        warning('desk-part', remark, 'It is left out when the file is opened.', locate({ path: ['desk'] })),
      ),
    );
    return { case: inspected.case, issues };
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    const advice = 'A case document begins with { "format": "dateline-case-document", "version": 1, … }.';
    const severity = 'error';
    issues.push({
      severity,
      code: 'wrong-format',
      message: cause.message,
      advice,
      file: '',
      path: '',
      line: 1,
      column: 1,
    });
    return { case: null, issues };
  }
}

type Place = Pick<Issue, 'line' | 'column'>;
type Locate = (at: { readonly offset: number } | { readonly path: readonly Key[] }) => Place;

async function createLocator(text: string): Promise<Locate> {
  const { readJsonTree } = await import('../formats/json-tree');
  let tree: ReturnType<typeof readJsonTree> | null = null;
  return (at) => {
    const offset = 'offset' in at ? at.offset : (tree ??= readJsonTree(text)).offsetOf(at.path, false);
    const before = text.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { line: before.split('\n').length, column: offset - lineStart + 1 };
  };
}

/** Within a document `case.json` stands under `case`, and each list under its own name. */
function placed({ file, path, ...issue }: Issue, locate: Locate): Issue {
  const whole =
    file === 'case.json' ? `case${path === '' ? '' : `.${path}`}` : path === '' ? file.replace(/\.json$/, '') : path;
  return { ...issue, file: '', path: whole, ...locate({ path: keysOf(whole) }) };
}

/** `claims[3].quantities[0]` as the keys that it is made of. */
function keysOf(path: string): readonly Key[] {
  return [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, index, quoted, name]) =>
    index !== undefined ? Number(index) : (quoted ?? name ?? ''),
  );
}

function warning(code: Issue['code'], message: string, advice: string, place: Place): Issue {
  return { severity: 'warning', code, message, advice, file: '', path: '', ...place };
}
