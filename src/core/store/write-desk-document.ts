import type { DeskRecord } from '../desk/desk-record';
import { withoutBorrowedWords } from '../desk/own-words';
import { caseDigest } from '../formats/case-digest';
import { caseDocument } from '../formats/case-document';
import { DESK_VERSION } from './desk-migrations';

export interface DeskDocumentOptions {
  /** The texts of the articles, and what was suggested from them, are not the desk's to pass on: only where it is asked for. */
  readonly withTexts: boolean;
  /** The digest of the case's data, so that a reader can tell whether the file was changed; costs a pass over all of it. */
  readonly withDigest: boolean;
  /** Reads well in a diff. */
  readonly isIndented: boolean;
}

/** What a file to be kept or sent is written with. */
export const FILE_OPTIONS: DeskDocumentOptions = { withTexts: false, withDigest: true, isIndented: true };
/** What the browser keeps: everything, as small as it goes. */
export const STORE_OPTIONS: DeskDocumentOptions = { withTexts: true, withDigest: false, isIndented: false };

/**
 * A record as one JSON text: a case document (`.dateline.json`), with what only this desk has under `desk`. Without the texts of the articles it has none of their
 * sentences either.
 */
export function writeDeskDocument(
  kept: DeskRecord,
  { withTexts, withDigest, isIndented }: DeskDocumentOptions,
): string {
  const record = withTexts ? kept : withoutBorrowedWords(kept).record;
  const { texts, suggestions } = record;
  const origin = withDigest ? { data_sha256: caseDigest(record.case), attribution: [record.case.file.credits] } : null;
  const hasTexts = withTexts && Object.keys(texts).length + Object.keys(suggestions).length > 0;
  const document = {
    ...caseDocument(record.case, origin ?? undefined),
    ...(hasTexts && { desk: { version: DESK_VERSION, texts, suggestions } }),
  };
  return isIndented ? `${JSON.stringify(document, null, 2)}\n` : JSON.stringify(document);
}
