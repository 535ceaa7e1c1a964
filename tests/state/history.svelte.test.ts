import { describe, expect, it } from 'vitest';
import { History } from '../../src/state/history.svelte';

describe('History', () => {
  it('goes back and forth over what was pushed', () => {
    const history = new History('a');
    history.push('b');
    history.push('c');
    history.undo();
    expect(history.current).toBe('b');
    history.undo();
    expect(history.current).toBe('a');
    expect(history.canUndo).toBe(false);
    history.redo();
    history.redo();
    expect(history.current).toBe('c');
    expect(history.canRedo).toBe(false);
  });

  it('makes one step of a drag', () => {
    const history = new History(0);
    history.replace(1);
    history.replace(2);
    history.push(3);
    history.undo();
    expect(history.current).toBe(0);
  });

  it('forgets what was undone when something new is pushed', () => {
    const history = new History('a');
    history.push('b');
    history.undo();
    history.push('c');
    expect(history.canRedo).toBe(false);
    history.undo();
    expect(history.current).toBe('a');
  });
});
