const FOLDER = 'dateline-tables';

export interface KeptTable {
  readonly name: string;
  readonly file: File;
}

/** Packed tables that the reader keeps in this browser (its own private file system), by name. None where it has no such place. */
export async function keptTables(storage: StorageManager): Promise<KeptTable[]> {
  const folder = await openFolder(storage).catch(() => null);
  if (folder === null) return [];
  const found: KeptTable[] = [];
  for await (const handle of folder.values())
    if (isFile(handle)) found.push({ name: handle.name, file: await handle.getFile() });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Keeps a packed table; one of the same name is replaced, whole or not at all. Rejects when the browser refuses or is full. */
export async function keepTable(storage: StorageManager, name: string, packed: Blob): Promise<void> {
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

export async function forgetTable(storage: StorageManager, name: string): Promise<void> {
  await (await openFolder(storage)).removeEntry(name);
}

async function openFolder(storage: StorageManager): Promise<FileSystemDirectoryHandle> {
  return (await storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}
