const FOLDER = 'dateline-tables';

/** What a browser has for files; nothing where it is old, or the page has no secure origin. */
type FileStorage = Pick<StorageManager, 'getDirectory'> | undefined;

export interface KeptTable {
  readonly name: string;
  readonly file: File;
}

/** Packed tables that the reader keeps in this browser (its own private file system), by name. None where it has no such place. */
export async function keptTables(storage: FileStorage): Promise<KeptTable[]> {
  const folder = await openFolder(storage).catch(() => null);
  if (folder === null) return [];
  const found: KeptTable[] = [];
  for await (const handle of folder.values())
    if (isFile(handle)) found.push({ name: handle.name, file: await handle.getFile() });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The browser gives the page no place for files. */
export class NowhereError extends Error {
  override readonly name = 'NowhereError';
}

/** Keeps a packed table; one of the same name is replaced, whole or not at all. Rejects with `NowhereError`, or when the browser is full. */
export async function keepTable(storage: FileStorage, name: string, packed: Blob): Promise<void> {
  const folder = await openFolder(storage);
  const handle = await folder.getFileHandle(name, { create: true });
  // The old file stays until the new one is closed.
  const file = await handle.createWritable();
  try {
    await file.write(packed);
    await file.close();
  } catch (cause) {
    await file.abort().catch(() => undefined);
    throw cause;
  }
}

export async function forgetTable(storage: FileStorage, name: string): Promise<void> {
  await (await openFolder(storage)).removeEntry(name);
}

async function openFolder(storage: FileStorage): Promise<FileSystemDirectoryHandle> {
  const root = await storage?.getDirectory().catch(() => undefined);
  if (root === undefined) throw new NowhereError('The browser has no place for files.');
  return root.getDirectoryHandle(FOLDER, { create: true });
}

function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}
