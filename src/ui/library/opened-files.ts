/** A file by its path within what was opened. */
export interface OpenedFile {
  readonly path: string;
  readonly file: File;
}

const MOST = 5000;

/** What was chosen in a dialog: one file, or all of a folder. */
export function chosenFiles(list: FileList | null): readonly OpenedFile[] {
  return [...(list ?? [])]
    .slice(0, MOST)
    .map((file) => ({ path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }));
}

/** What was dropped: files, and those in folders. The drop has to be looked at before anything is waited for. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly OpenedFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.every(({ isFile }) => isFile)) return [...transfer.files].map((file) => ({ path: file.name, file }));
  const found: OpenedFile[] = [];
  for (const entry of entries) await collect(entry, found);
  return found;
}

async function collect(entry: FileSystemEntry, found: OpenedFile[]): Promise<void> {
  if (found.length >= MOST) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives some at a time, and none when there are no more.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return;
    for (const inner of some) await collect(inner, found);
  }
}
