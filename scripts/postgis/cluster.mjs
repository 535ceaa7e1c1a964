import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';

const USER = 'postgres';
/** No other cluster has it: clusters are told apart by their socket's folder, and this one listens nowhere else. */
const PORT = 54329;

/**
 * A PostgreSQL cluster of its own in a folder, reached by a socket there and by nothing else.
 *
 * @param {string} bin where PostgreSQL's programs are
 * @param {string} folder
 */
export function startCluster(bin, folder) {
  const home = join(folder, 'postgresql');
  const data = join(home, 'data');
  // PostgreSQL does not run as root: then it runs as the user that Debian made for it.
  const isRoot = process.getuid?.() === 0;
  const run = (program, args, options = {}) => {
    const command = [join(bin, program), ...args];
    const [first, ...rest] = isRoot ? ['runuser', '-u', USER, '--', ...command] : command;
    return execFileSync(first, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd: home, ...options });
  };
  chmodSync(folder, 0o755);
  mkdirSync(home);
  if (isRoot) execFileSync('chown', [USER, home]);
  run('initdb', ['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--no-sync']);
  // What the server holds open is not to keep this process waiting.
  const settings = `-p ${PORT} -k ${home} -c listen_addresses= -c fsync=off`;
  run('pg_ctl', ['-D', data, '-w', '-l', join(home, 'log'), '-o', settings, 'start'], { stdio: 'ignore' });

  const psql = ['-h', home, '-p', String(PORT), '-U', USER, '-v', 'ON_ERROR_STOP=1', '-qAtX'];
  return {
    /** What MapServer connects with. */
    connection: (database) => `host=${home} port=${PORT} dbname=${database} user=${USER}`,
    /** Rows of an answer, each a list of texts. */
    query: (database, sql) =>
      run('psql', [...psql, '-d', database, '-F', '\t', '-c', sql])
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split('\t')),
    /** Runs a file of SQL, or a command that reads a file, which only this process may be able to read. */
    feed: (database, args, path) => {
      const input = openSync(path, 'r');
      try {
        return run('psql', [...psql, '-d', database, ...args], { stdio: [input, 'pipe', 'pipe'] });
      } finally {
        closeSync(input);
      }
    },
    stop: () => run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']),
  };
}
