import { expect, it } from 'vitest';
import en from '../../../src/core/messages/table/en.json';
import id from '../../../src/core/messages/table/id.json';
import ko from '../../../src/core/messages/table/ko.json';
import uk from '../../../src/core/messages/table/uk.json';
import { createWords } from '../../../src/core/messages/translator';

const placeholders = (text: string): string[] =>
  [...new Set(text.match(/\{(\w+)/g) ?? [])].filter((name) => name !== '{').sort();

it.each(Object.entries({ id, uk, ko }))(
  'the words of tables are all there in %s, and can be said',
  (language, catalogue) => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(en));
    const t = createWords(language, catalogue, en);
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      const values = {
        count: 3,
        number: 3,
        total: 3,
        share: 0.5,
        visible: '3',
        name: 'x',
        zoom: 5,
        lat: '1',
        lng: '2',
        row: 1,
        reason: 'r',
        from: 'a',
        to: 'b',
        done: '1',
        rate: '1',
        days: 3,
        span: 's',
        facet: 'f',
        clock: 'said',
        distance: '1',
        attribution: 'a',
        licence: 'l',
        digest: 'd',
        facts: 'x',
        what: 'w',
        south: '1',
        north: '2',
        west: '3',
        east: '4',
        groups: '1',
        all: '2',
        megabytes: '3',
      };
      expect(t(key, values), key).not.toContain('{');
      const used = (text: string): string[] =>
        placeholders(text).filter((name) => Object.hasOwn(values, name.slice(1)));
      expect(used(catalogue[key]), key).toEqual(used(en[key]));
    }
  },
);
