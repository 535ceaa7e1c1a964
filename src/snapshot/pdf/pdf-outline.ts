import type { PdfFile, PdfReference } from './pdf-file';
import { destinationOf, type Heading } from './pdf-structure';
import { pdfDictionary, pdfText } from './pdf-syntax';

interface Entry {
  readonly heading: Heading;
  readonly children: Entry[];
}

/** Bookmarks: titles, with the headings under them. Null when the document has none. */
export function writeOutline(headings: readonly Heading[], file: PdfFile): PdfReference | null {
  const entries: Entry[] = [];
  for (const heading of headings) {
    const parent = heading.level === 2 ? entries.at(-1) : undefined;
    (parent && parent.heading.level === 1 ? parent.children : entries).push({ heading, children: [] });
  }
  if (entries.length === 0) return null;
  const root = file.reserve();
  const ends = writeEntries(entries, root, file);
  return file.add(
    pdfDictionary({ Type: '/Outlines', First: ends.first, Last: ends.last, Count: String(headings.length) }),
    root,
  );
}

function writeEntries(
  entries: readonly Entry[],
  parent: PdfReference,
  file: PdfFile,
): { first: PdfReference | undefined; last: PdfReference | undefined } {
  const references = entries.map(() => file.reserve());
  entries.forEach(({ heading, children }, index) => {
    const reference = references[index];
    if (!reference) return;
    const ends = writeEntries(children, reference, file);
    file.add(
      pdfDictionary({
        Title: pdfText(heading.text),
        Parent: parent,
        Prev: references[index - 1],
        Next: references[index + 1],
        First: ends.first,
        Last: ends.last,
        Count: children.length > 0 ? String(children.length) : undefined,
        Dest: destinationOf(heading),
      }),
      reference,
    );
  });
  return { first: references[0], last: references.at(-1) };
}
