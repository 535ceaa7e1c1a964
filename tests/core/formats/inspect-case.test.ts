import { describe, expect, it } from 'vitest';
import { inspectCase } from '../../../src/core/formats/inspect-case';
import { salvageCase } from '../../../src/core/formats/salvage-case';
import { filesOf, smallCase } from './small-case';

describe('inspectCase', () => {
  it('finds nothing in a good case', async () => {
    const { case: loaded, issues } = await inspectCase(filesOf(smallCase()));
    expect(issues).toEqual([]);
    expect(loaded?.claims.map(({ id }) => id)).toEqual(['gazette-2020-05-02~aaaaaa', 'gazette-2020-05-02~bbbbbb']);
    expect(loaded?.claims[1]?.via).toEqual([]);
  });
});
