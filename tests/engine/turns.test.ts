import { expect, it } from 'vitest';
import { createTurns } from '../../src/engine/turns';

it('gives every one that waits its turn, in order, also when they wait at once', async () => {
  const turn = createTurns();
  const had: string[] = [];
  const work = async (name: string): Promise<void> => {
    for (let step = 0; step < 3; step++) {
      await turn();
      had.push(`${name}${step}`);
    }
  };
  await Promise.all([work('older'), work('newer')]);
  expect(had).toEqual(['older0', 'newer0', 'older1', 'newer1', 'older2', 'newer2']);
});
