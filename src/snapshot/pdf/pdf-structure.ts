import type { TextShape } from '../scene';
import type { PdfFile, PdfReference } from './pdf-file';
import { pdfAscii, pdfDictionary, pdfNumber, pdfNumbers, pdfText } from './pdf-syntax';

/** How a piece of a page's content is marked. */
export interface ContentMark {
  readonly tag: string;
  readonly id: number;
}

export interface LinkTarget {
  readonly address: string;
  readonly text: string;
  /** On the page, y upwards. */
  readonly corners: readonly [number, number][];
}

/** A place that the bookmarks name. */
export interface Heading {
  readonly level: 1 | 2;
  readonly text: string;
  readonly page: PdfReference;
  readonly top: number;
}

interface Line {
  readonly reference: PdfReference;
  readonly tag: string;
  readonly page: PdfReference;
  readonly kids: string[];
}

interface OpenPage {
  readonly reference: PdfReference;
  readonly height: number;
  readonly key: number;
  /** The element of each mark, by the mark's number. */
  readonly elements: PdfReference[];
  readonly annotations: PdfReference[];
}

const TAGS: Readonly<Record<'title' | 'heading' | 'text', string>> = { title: 'H1', heading: 'H2', text: 'P' };

/** The tagged structure beside the pages' content: lines, headings and links in reading order, for screen readers and bookmarks. */
export class PdfStructure {
  readonly headings: Heading[] = [];
  readonly #file: PdfFile;
  readonly #root: PdfReference;
  readonly #document: PdfReference;
  readonly #lines: Line[] = [];
  readonly #parents: [number, string][] = [];
  #page: OpenPage | null = null;
  #nextKey = 0;

  constructor(file: PdfFile) {
    this.#file = file;
    this.#root = file.reserve();
    this.#document = file.reserve();
  }

  startPage(reference: PdfReference, height: number): number {
    const key = this.#nextKey++;
    this.#page = { reference, height, key, elements: [], annotations: [] };
    return key;
  }

  /** The page's link annotations. */
  finishPage(): readonly PdfReference[] {
    const { key, elements, annotations } = this.#current();
    this.#parents.push([key, `[${elements.join(' ')}]`]);
    this.#page = null;
    return annotations;
  }

  startLine(role: TextShape['role'], { text, top }: { text: string; top: number }): Line {
    const page = this.#current();
    const line = {
      reference: this.#file.reserve(),
      tag: TAGS[role ?? 'text'],
      page: page.reference,
      kids: [],
    };
    this.#lines.push(line);
    if (role) {
      this.headings.push({ level: role === 'title' ? 1 : 2, text, page: page.reference, top: page.height - top });
    }
    return line;
  }

  addText(line: Line): ContentMark {
    const { elements } = this.#current();
    elements.push(line.reference);
    line.kids.push(String(elements.length - 1));
    return { tag: line.tag, id: elements.length - 1 };
  }

  addLink(line: Line, { address, text, corners }: LinkTarget): ContentMark {
    const page = this.#current();
    const element = this.#file.reserve();
    const annotationKey = this.#nextKey++;
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    const annotation = this.#file.add(
      pdfDictionary({
        Type: '/Annot',
        Subtype: '/Link',
        Rect: `[${pdfNumbers([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])}]`,
        QuadPoints: `[${pdfNumbers(corners.flat())}]`,
        Border: '[0 0 0]',
        F: '4',
        A: `<< /S /URI /URI ${pdfAscii(address)} >>`,
        Contents: pdfText(text),
        StructParent: String(annotationKey),
      }),
    );
    page.annotations.push(annotation);
    page.elements.push(element);
    const id = page.elements.length - 1;
    this.#file.add(
      pdfDictionary({
        Type: '/StructElem',
        S: '/Link',
        P: line.reference,
        Pg: page.reference,
        K: `[${id} << /Type /OBJR /Obj ${annotation} /Pg ${page.reference} >>]`,
      }),
      element,
    );
    this.#parents.push([annotationKey, element]);
    line.kids.push(element);
    return { tag: 'Link', id };
  }

  /** Writes the tree; gives its root for the catalogue. */
  finish(): PdfReference {
    for (const { reference, tag, page, kids } of this.#lines) {
      this.#file.add(
        pdfDictionary({ Type: '/StructElem', S: `/${tag}`, P: this.#document, Pg: page, K: `[${kids.join(' ')}]` }),
        reference,
      );
    }
    this.#file.add(
      pdfDictionary({
        Type: '/StructElem',
        S: '/Document',
        P: this.#root,
        K: `[${this.#lines.map(({ reference }) => reference).join(' ')}]`,
      }),
      this.#document,
    );
    const numbers = [...this.#parents].sort(([a], [b]) => a - b).map(([key, value]) => `${key} ${value}`);
    const tree = this.#file.add(pdfDictionary({ Nums: `[${numbers.join(' ')}]` }));
    return this.#file.add(
      pdfDictionary({
        Type: '/StructTreeRoot',
        K: `[${this.#document}]`,
        ParentTree: tree,
        ParentTreeNextKey: String(this.#nextKey),
      }),
      this.#root,
    );
  }

  #current(): OpenPage {
    if (!this.#page) throw new Error('Expected a page of the PDF to be open.');
    return this.#page;
  }
}

/** Where a bookmark leads: the top of its line, at the zoom that the reader has. */
export function destinationOf({ page, top }: Heading): string {
  return `[${page} /XYZ 0 ${pdfNumber(top)} null]`;
}
