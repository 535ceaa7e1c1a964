import { spawnSync } from 'node:child_process';

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
  if (wanted.length > 0 && process.getuid?.() === 0 && isThere('apt-get')) {
    console.log(`Installing Debian’s packages: ${wanted.join(', ')}.`);
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-q'], options);
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanted], options);
  }
  return missing();
}

function isThere(tool) {
  return spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
}
