import type { Key } from './finding';
import { scanJson, type JsonHazard } from './scan-json';

/** A problem of the text itself; `offset` in UTF-16 code units, `path` of the value that it stands in. */
interface JsonProblem {
  readonly code: 'json-syntax' | 'too-deep' | 'duplicate-key' | 'forbidden-key';
  readonly message: string;
  readonly advice: string;
  readonly offset: number;
  readonly path: readonly Key[];
}

export interface JsonReading {
  /** `undefined` when nothing could be read. */
  readonly value: unknown;
  readonly problems: readonly JsonProblem[];
  /** The outermost keys (of a list: its indices) whose value has a problem in it, and so may not be what its author meant. */
  readonly damaged: ReadonlySet<Key>;
}

/** Of one kind in one file that are listed: whoever has more has to begin elsewhere than at the last. */
const MOST_PROBLEMS = 100;

/**
 * Reads strict JSON. A good text is parsed once by `JSON.parse`; only a bad one is parsed again, to say where it is bad and to
 * save what is good.
 */
export async function readJson(text: string, maxDepth: number): Promise<JsonReading> {
  const hazards = scanJson(text, maxDepth);
  const tooDeep = hazards.find(({ kind }) => kind === 'too-deep');
  if (tooDeep !== undefined)
    return { value: undefined, problems: [describeHazard(tooDeep, [], maxDepth)], damaged: new Set() };
  if (hazards.length === 0)
    try {
      const value: unknown = JSON.parse(text);
      return { value, problems: [], damaged: new Set() };
    } catch {
      // Where and why is for the slow parser to say, in the same words in every browser.
    }

  const { readJsonTree } = await import('./json-tree');
  const tree = readJsonTree(text);
  const problems = [
    ...tree.errors.slice(0, MOST_PROBLEMS).map(({ offset, message }) => ({
      code: 'json-syntax' as const,
      message,
      advice: 'Mend the JSON here. An editor that marks JSON errors shows the place.',
      offset,
      path: tree.pathAt(offset),
    })),
    ...hazards.slice(0, MOST_PROBLEMS).map((hazard) => describeHazard(hazard, tree.pathAt(hazard.offset), maxDepth)),
  ];
  return {
    value: tree.value,
    problems,
    damaged: tree.keysAround([...tree.errors, ...hazards].map(({ offset }) => offset)),
  };
}

function describeHazard({ kind, offset, key }: JsonHazard, path: readonly Key[], maxDepth: number): JsonProblem {
  switch (kind) {
    case 'too-deep':
      return {
        code: kind,
        message: `Expected at most ${maxDepth} objects and lists inside each other, got more.`,
        advice: 'No case needs such depth: check where this file comes from.',
        offset,
        path,
      };
    case 'duplicate-key':
      return {
        code: kind,
        message: `The key "${key}" is given twice in one object.`,
        advice: 'Keep one of the two: only the last would be read.',
        offset,
        path,
      };
    case 'forbidden-key':
      return {
        code: kind,
        message: `The key "${key}" is not allowed in a case.`,
        advice: 'Take it out: it has no meaning here and could be used for an attack.',
        offset,
        path,
      };
  }
}
