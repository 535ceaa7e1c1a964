import { escapeXml } from '../xml';

/** The kinds of relation between the parts of a presentation, as the ends of their addresses. */
export type RelationKind =
  | 'officeDocument'
  | 'extended-properties'
  | 'slideMaster'
  | 'slideLayout'
  | 'notesMaster'
  | 'notesSlide'
  | 'slide'
  | 'theme'
  | 'image'
  | 'hyperlink';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CORE = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

/** What one part of a presentation points to. */
export class Relations {
  readonly #entries: { type: string; target: string; isExternal: boolean }[] = [];

  /** The id to use for a target: always the same for the same target. */
  add(kind: RelationKind | 'core-properties', target: string): string {
    const type = kind === 'core-properties' ? CORE : `${OFFICE}/${kind}`;
    const existing = this.#entries.findIndex((entry) => entry.type === type && entry.target === target);
    if (existing >= 0) return `rId${existing + 1}`;
    this.#entries.push({ type, target, isExternal: kind === 'hyperlink' });
    return `rId${this.#entries.length}`;
  }

  finish(): string {
    const entries = this.#entries.map(
      ({ type, target, isExternal }, index) =>
        `<Relationship Id="rId${index + 1}" Type="${type}" Target="${escapeXml(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`,
    );
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`;
  }
}
