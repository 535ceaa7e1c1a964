import { describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { main } from '../../src/cli/main';
import { memoryEffects } from './memory-effects';

describe('dateline', () => {
  it.each([['--help'], ['-h'], ['help']])('helps with %s', async (flag) => {
    const effects = memoryEffects();
    expect(await main([flag], effects)).toBe(0);
    expect(effects.output()).toContain('Usage: dateline <command>');
    expect(effects.errors()).toBe('');
  });

  it.each(['check', 'verify', 'schema'])('has help of its own for %s, and lists it', async (command) => {
    const effects = memoryEffects();
    expect(await main([command, '--help'], effects)).toBe(0);
    expect(effects.output()).toContain(`Usage: dateline ${command}`);
    await main(['--help'], effects);
    expect(effects.output()).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it('tells its version', async () => {
    const effects = memoryEffects();
    expect(await main(['--version'], effects)).toBe(0);
    expect(effects.output()).toBe(`${version}\n`);
  });

  it.each([
    [[], /Usage: dateline <command>/],
    [['chek'], /there is no command "chek"\. Did you mean "check"\? See dateline --help\./],
    [['toString'], /there is no command "toString"\./],
    [['check', '--jsn'], /Unknown option '--jsn'.*See dateline check --help\./s],
    [['schema', 'data'], /Unexpected argument 'data'.*See dateline schema --help\./s],
    [['verify'], /expected one case folder, got 0/],
    [['verify', 'case', '--text', 'a.txt'], /--source ID is missing/],
    [['verify', 'case', '--source', 'a'], /--text FILE is missing/],
    [['schema', '--out', 'a', '--check', 'b'], /do not go together/],
    [['check'], /there is no case in data\/cases/],
    [['check', 'nowhere'], /there is no folder "nowhere"/],
  ])('calls %j misuse and says what to do', async (args, message) => {
    const effects = memoryEffects();
    expect(await main(args, effects)).toBe(2);
    expect(effects.errors()).toMatch(message);
    expect(effects.output()).toBe('');
  });
});
