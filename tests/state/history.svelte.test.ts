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

  it('makes one step of a word that is typed, and another of what comes after it', () => {
    const history = new History('');
    for (const text of ['K', 'Ku', 'Kur']) history.push(text, 'text');
    history.push('other');
    for (const text of ['S', 'Su']) history.push(text, 'text');
    history.undo();
    expect(history.current).toBe('other');
    history.undo();
    expect(history.current).toBe('Kur');
    history.push('Kurs', 'text');
    history.undo();
    expect(history.current).toBe('Kur');
    history.undo();
    expect(history.current).toBe('');
    expect(history.canUndo).toBe(false);
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
