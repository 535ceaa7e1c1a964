import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from '../../../src/core/formats/scan-json';

describe('scanJson', () => {
  it('finds nothing in what JSON.stringify writes, however it is spaced', () => {
    const withoutProto = fc.json().filter((text) => !text.includes('__proto__'));
    fc.assert(
      fc.property(withoutProto, fc.nat(4), (text, space) => {
        expect(scanJson(JSON.stringify(JSON.parse(text), null, space), 64)).toEqual([]);
      }),
    );
  });

  it('finds a key that is given twice, also when one is written with escapes', () => {
    expect(scanJson('{"id": 1, "\\u0069d" : 2}', 64)).toEqual([{ kind: 'duplicate-key', offset: 10, key: 'id' }]);
  });

  it('lets siblings and values share names', () => {
    expect(scanJson('[{"id": "id", "a": {"id": 1}}, {"id": 1}]', 64)).toEqual([]);
  });

  it('is not misled by quotes and brackets in texts', () => {
    expect(scanJson('{"a": "\\"}{[[", "b\\\\": "]", "a": 1}', 2)).toEqual([
      { kind: 'duplicate-key', offset: 28, key: 'a' },
    ]);
  });

  it('finds a key that reaches for the prototype', () => {
    expect(scanJson('{"__proto__": {}}', 64)).toEqual([{ kind: 'forbidden-key', offset: 1, key: '__proto__' }]);
  });

  it('allows the depth it is given and not one more', () => {
    expect(scanJson('[[1]]', 2)).toEqual([]);
    expect(scanJson('[[[1]]]', 2)).toEqual([{ kind: 'too-deep', offset: 2, key: '' }]);
  });
});
