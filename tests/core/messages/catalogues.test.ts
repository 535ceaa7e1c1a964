import { readdirSync, readFileSync } from 'node:fs';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../../src/core/messages/', import.meta.url);
const read = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Record<string, string>;
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

/** The names of the values that a message takes. */
function valuesOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inner =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap(({ value }) => valuesOf(value))
        : [];
    return [element.value, ...inner];
  });
}

describe('the message catalogues', () => {
  it.each(files)('%s has every message of its English one, and takes the same values', (file) => {
    const english = read(file.replace(/[a-z]+\.json$/, 'en.json'));
    const own = read(file);
    expect(Object.keys(own)).toEqual(Object.keys(english));
    expect(Object.keys(own)).toEqual(Object.keys(own).toSorted());
    for (const [id, text] of Object.entries(own)) {
      const wanted = new Set(valuesOf(parse(english[id] ?? '', { ignoreTag: true })));
      expect(new Set(valuesOf(parse(text, { ignoreTag: true }))), id).toEqual(wanted);
    }
  });
});
