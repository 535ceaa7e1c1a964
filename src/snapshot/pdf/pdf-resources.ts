import type { FontSet } from '../fonts/font-set';
import { readPng } from '../read-png';
import type { Group } from '../scene';
import type { PdfFile, PdfReference } from './pdf-file';
import { PdfFonts } from './pdf-fonts';
import { pdfDictionary, pdfNumber, pdfText } from './pdf-syntax';

interface Named {
  readonly name: string;
  readonly reference: PdfReference;
}

/** What the pages of a document share: fonts, opacities, pictures and layers. */
export class PdfResources {
  readonly fonts: PdfFonts;
  /** The dictionary that all pages point to. */
  readonly reference: PdfReference;
  readonly #file: PdfFile;
  readonly #states = new Map<string, Named>();
  readonly #images: Named[] = [];
  readonly #layers = new Map<string, Named>();

  constructor(file: PdfFile, fonts: FontSet) {
    this.#file = file;
    this.fonts = new PdfFonts(fonts);
    this.reference = file.reserve();
  }

  /** The name of a graphics state with these opacities. */
  opacity(fill: number, stroke: number): string {
    const state = pdfDictionary({ Type: '/ExtGState', ca: pdfNumber(fill, 3), CA: pdfNumber(stroke, 3) });
    const named = this.#states.get(state) ?? { name: `G${this.#states.size + 1}`, reference: this.#file.add(state) };
    this.#states.set(state, named);
    return named.name;
  }

  /** The name of a picture one unit wide and high. */
  image(png: Uint8Array): string {
    const { width, height, channels, color, opacity } = readPng(png);
    const common = { Type: '/XObject', Subtype: '/Image', Width: String(width), Height: String(height) };
    const mask =
      opacity &&
      this.#file.addStream(opacity, { entries: { ...common, ColorSpace: '/DeviceGray', BitsPerComponent: '8' } });
    const reference = this.#file.addStream(color, {
      entries: {
        ...common,
        ColorSpace: channels === 3 ? '/DeviceRGB' : '/DeviceGray',
        BitsPerComponent: '8',
        ...(mask ? { SMask: mask } : {}),
      },
    });
    const named = { name: `I${this.#images.length + 1}`, reference };
    this.#images.push(named);
    return named.name;
  }

  /** The name of the layer that a group is in, by its id: the same layer on all pages. */
  layer({ id, label }: Group): string {
    const existing = this.#layers.get(id);
    if (existing) return existing.name;
    const reference = this.#file.add(
      pdfDictionary({ Type: '/OCG', Name: pdfText(label === '' || label === id ? id : `${id}: ${label}`) }),
    );
    const named = { name: `L${this.#layers.size + 1}`, reference };
    this.#layers.set(id, named);
    return named.name;
  }

  /** Writes the dictionary; gives the layers for the catalogue. */
  finish(): PdfReference[] {
    const layers = [...this.#layers.values()];
    this.#file.add(
      pdfDictionary({
        Font: this.fonts.finish(this.#file),
        ExtGState: dictionaryOf([...this.#states.values()]),
        XObject: dictionaryOf(this.#images),
        Properties: dictionaryOf(layers),
      }),
      this.reference,
    );
    return layers.map(({ reference }) => reference);
  }
}

function dictionaryOf(entries: readonly Named[]): string {
  return pdfDictionary(Object.fromEntries(entries.map(({ name, reference }) => [name, reference])));
}
