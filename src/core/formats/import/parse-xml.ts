import { DOMParser, type Document } from '@xmldom/xmldom';
import { FormatError } from '../format-error';
import type { ImportLimits } from './import-limits';

/** An XML document, in a page's worker as in Node. No document type: entities of its own are how XML is made to fill a memory. Throws `FormatError`. */
export function parseXml(text: string, limits: ImportLimits): Document {
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw new FormatError('The file has a document type (<!DOCTYPE …>), which is not read. Save it without one.');
  checkDepth(text, limits.depth);
  try {
    const document = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new FormatError(`The XML is not well-formed: ${message.slice(0, 200)}`);
      },
    }).parseFromString(text, 'application/xml');
    if (document.documentElement === null) throw new FormatError('The file is empty.');
    return document;
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    const reason = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
    throw new FormatError(`The XML is not well-formed: ${reason}`, { cause });
  }
}

/** Tags are counted before anything walks into them, in one pass whatever the text. */
function checkDepth(text: string, most: number): void {
  let depth = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const end = skipped(text, at);
    if (end !== null) {
      at = end;
      continue;
    }
    const close = text.indexOf('>', at);
    if (close === -1) return;
    if (text[at + 1] === '/') depth -= 1;
    else if (text[at + 1] !== '?' && text[close - 1] !== '/') depth += 1;
    if (depth > most) throw new FormatError(`The XML has more than ${most} elements inside each other. Flatten it.`);
    at = close;
  }
}

/** Where a comment or a CDATA section ends; `null` where none begins. One that never ends takes the rest. */
function skipped(text: string, at: number): number | null {
  const ending = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : null;
  if (ending === null) return null;
  const end = text.indexOf(ending, at);
  return end === -1 ? text.length : end + ending.length;
}
