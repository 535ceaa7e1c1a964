/** All that a command does to the world, so that tests can bring a world of their own. */
export interface Effects {
  /** The text of a UTF-8 file. Throws a Node error with `code` when it cannot be had, `TypeError` when it is not UTF-8. */
  readonly readFile: (path: string) => Promise<string>;
  /** All of standard input, as UTF-8; throws `TypeError` when it is not. */
  readonly readInput: () => Promise<string>;
  /** Writes a file, and the folders that it needs. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** The bytes of a file. Throws a Node error with `code` when it cannot be had. */
  readonly readBytes: (path: string) => Promise<Uint8Array>;
  /** A file to be read piece by piece. Throws a Node error with `code` when it cannot be had, `EISDIR` for a folder. */
  readonly openBlob: (path: string) => Promise<Blob>;
  /** Writes a file whole or not at all, and the folders that it needs. */
  readonly writeBytes: (path: string, bytes: Uint8Array) => Promise<void>;
  /** The same, piece by piece. */
  readonly writePieces: (path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => Promise<void>;
  /** Files below a folder, paths relative to it with `/`, sorted. */
  readonly listFiles: (folder: string) => Promise<readonly string[]>;
  /** Folders right in a folder, by name, sorted. */
  readonly listFolders: (folder: string) => Promise<readonly string[]>;
  /** The day, in UTC: `2024-10-28`. */
  readonly today: () => string;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** The folder that holds Dateline itself: `geo/` and `data/` are found there from wherever it is called. */
  readonly packageFolder: string;
  /** The folder of an npm package that Dateline depends on. */
  readonly dependencyFolder: (name: string) => string;
}
