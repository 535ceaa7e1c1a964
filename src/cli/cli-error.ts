/** A command was called wrongly or lacks what it needs: the message says what to do, and no stack is shown. */
export class CliError extends Error {
  /** 2 is misuse; 1 is for problems found in what was asked about. */
  readonly exitCode: number;

  constructor(message: string, options: ErrorOptions & { readonly exitCode?: number } = {}) {
    super(message, options);
    this.name = 'CliError';
    this.exitCode = options.exitCode ?? 2;
  }
}

/** Whether an error says that a file or folder is not there. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR');
}

/** Whether a folder is where a file was asked for. */
export function isFolder(error: unknown): boolean {
  return hasCode(error, 'EISDIR');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
