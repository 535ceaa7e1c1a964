import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes sure of programs that come as Debian packages: installs those that are missing when run as root on Debian.
 * Answers with the names of programs that are not there.
 *
 * @param {Readonly<Record<string, string>>} packages the package of each program
 * @returns {string[]}
 */
export function missingTools(packages) {
  const missing = () => Object.keys(packages).filter((tool) => !isThere(tool));
  const wanted = [...new Set(missing().map((tool) => packages[tool]))];
  installPackages(wanted);
  return missing();
}

/**
 * Installs Debian's packages when run as root on Debian; does nothing elsewhere. Whoever asks looks whether they are there.
 *
 * @param {readonly string[]} names
 */
export function installPackages(names) {
  if (names.length === 0 || process.getuid?.() !== 0 || !isThere('apt-get')) return;
  console.log(`Installing Debian’s packages: ${names.join(', ')}.`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], options);
}

function isThere(tool) {
  return spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
}

/**
 * The files of a Debian package under a folder, without installing it or what it needs; `null` where there is no apt.
 *
 * @param {string} name
 * @param {string} folder where to put it
 * @returns {string | null} the folder that stands for the root
 */
export function unpackPackage(name, folder) {
  if (!isThere('apt-get') || !isThere('dpkg-deb')) return null;
  const download = () => spawnSync('apt-get', ['download', '-q', name], { cwd: folder, stdio: 'ignore' });
  // A fresh machine has no list of packages yet.
  if (download().status !== 0) {
    if (process.getuid?.() === 0) spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore' });
    download();
  }
  const file = readdirSync(folder).find((each) => each.startsWith(`${name}_`) && each.endsWith('.deb'));
  if (file === undefined) return null;
  const root = join(folder, name);
  return spawnSync('dpkg-deb', ['-x', join(folder, file), root]).status === 0 ? root : null;
}
