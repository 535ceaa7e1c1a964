import type { DeskRecord } from '../../core/desk/desk-record';
import { writeCaseFolder, zipFolder } from '../../core/store/case-folder';
import { FILE_OPTIONS, writeDeskDocument } from '../../core/store/write-desk-document';
import { saveFile } from '../export/save-file';

interface Choice {
  readonly withTexts: boolean;
}

/** Hands the case to the reader's downloads as one file. */
export function saveAsFile(record: DeskRecord, { withTexts }: Choice): void {
  saveText(writeDeskDocument(record, { ...FILE_OPTIONS, withTexts }), record.case.file.id);
}

/** The same of a text that is stored, as it stands. */
export function saveText(text: string, id: string): void {
  saveFile(new Blob([text], { type: 'application/json' }), `${id}.dateline.json`);
}

/** The files of the case's folder in one archive. */
export function saveAsArchive(record: DeskRecord, choice: Choice): void {
  const { id } = record.case.file;
  const bytes = zipFolder(id, writeCaseFolder(record, choice));
  saveFile(new Blob([bytes], { type: 'application/zip' }), `${id}.zip`);
}

interface DirectoryPicker {
  showDirectoryPicker(options: { mode: 'readwrite'; id: string }): Promise<FileSystemDirectoryHandle>;
}

/** Whether the browser lets a page write into a folder of the reader's choice. */
export function canSaveFolder(page: object): page is DirectoryPicker {
  return 'showDirectoryPicker' in page;
}

/** Asks for a folder and writes the case's files into it, over those of the same names. How many; `null` when the reader thought better of it. */
export async function saveAsFolder(page: DirectoryPicker, record: DeskRecord, choice: Choice): Promise<number | null> {
  let folder: FileSystemDirectoryHandle;
  try {
    folder = await page.showDirectoryPicker({ mode: 'readwrite', id: 'dateline-case' });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return null;
    throw cause;
  }
  const files = writeCaseFolder(record, choice);
  for (const [path, text] of files) {
    const names = path.split('/');
    const name = names.pop() ?? path;
    let parent = folder;
    for (const below of names) parent = await parent.getDirectoryHandle(below, { create: true });
    const stream = await (await parent.getFileHandle(name, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
  return files.size;
}
