import {
  findNodeAtLocation,
  findNodeAtOffset,
  getNodePath,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { Key } from './finding';

// Loaded only when a file has a problem: the second, slower parse that knows where everything stands.

export interface JsonTree {
  /** Syntax errors in the order of the text; offsets in UTF-16 code units. */
  readonly errors: readonly { readonly offset: number; readonly message: string }[];
  /** As much of the data as could be read in spite of errors. Objects have no prototype. */
  readonly value: unknown;
  /** The path of the innermost value around an offset. */
  pathAt(offset: number): readonly Key[];
  /** The outermost keys whose value has one of the offsets in it or at its ends. */
  keysAround(offsets: readonly number[]): ReadonlySet<Key>;
  /** Where the value at a path begins, or its key; where the nearest value around it begins when there is none. */
  offsetOf(path: readonly Key[], isAtKey: boolean): number;
}

const PLAIN_WORDS: Readonly<Record<string, string>> = {
  Empty: 'The file is empty.',
  InvalidSymbol: 'Something here is neither a text in quotes, a number, true, false nor null.',
  InvalidNumberFormat: 'This number is not written as JSON wants it.',
  PropertyNameExpected: 'Expected a key in double quotes; there may be a comma too many.',
  ValueExpected: 'Expected a value; there may be a comma too many.',
  ColonExpected: 'Expected a colon after the key.',
  CommaExpected: 'Expected a comma before this.',
  CloseBraceExpected: 'Expected a closing brace }.',
  CloseBracketExpected: 'Expected a closing bracket ].',
  EndOfFileExpected: 'Expected the end of the file.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfComment: 'JSON has no comments.',
  UnexpectedEndOfString: 'This text has no closing quote on its line.',
  UnexpectedEndOfNumber: 'This number ends too early.',
  InvalidUnicode: 'Expected four hexadecimal digits after \\u.',
  InvalidEscapeCharacter: 'This backslash does not begin an escape that JSON has.',
  InvalidCharacter: 'This character has to be escaped in JSON.',
};

/** Parses strictly (no comments, no trailing commas) but to the end. Throws `RangeError` when the nesting is too deep: scan first. */
export function readJsonTree(text: string): JsonTree {
  const problems: ParseError[] = [];
  const root: Node | undefined = parseTree(text, problems, { disallowComments: true, allowTrailingComma: false });
  const endOf = (node: Node): number => (node.length < 0 ? text.length : node.offset + node.length);
  // One slip makes the parser stumble several times on one spot; the first says what it is about.
  const first = problems.filter(({ offset }, at) => offset !== problems[at - 1]?.offset);
  return {
    errors: first.map(({ error, offset }) => {
      const name = text.trim() === '' ? 'Empty' : printParseErrorCode(error);
      return { offset, message: PLAIN_WORDS[name] ?? 'This is not JSON.' };
    }),
    value: root && getNodeValue(root),
    pathAt(offset) {
      const node = root && findNodeAtOffset(root, offset, true);
      return node ? getNodePath(node) : [];
    },
    keysAround(offsets) {
      const sorted = Float64Array.from(offsets).sort();
      const keys = new Set<Key>();
      let next = 0;
      for (const [at, child] of (root?.children ?? []).entries()) {
        while ((sorted[next] ?? Infinity) < child.offset) next += 1;
        if ((sorted[next] ?? Infinity) > endOf(child)) continue;
        const name: unknown = child.children?.[0]?.value;
        keys.add(child.type === 'property' && typeof name === 'string' ? name : at);
      }
      return keys;
    },
    offsetOf(path, isAtKey) {
      if (root === undefined) return 0;
      for (let length = path.length; length > 0; length -= 1) {
        const node = findNodeAtLocation(root, path.slice(0, length));
        if (node === undefined) continue;
        const key = isAtKey && length === path.length ? node.parent?.children?.[0] : undefined;
        return (key ?? node).offset;
      }
      return root.offset;
    },
  };
}
