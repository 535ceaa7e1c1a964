import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where systems keep a Chromium or Chrome that tests can drive. */
const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Software rendering and no background traffic: the same pixels on every machine, and no request but the page's own. */
export const CHROMIUM_FLAGS = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--font-render-hinting=none',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The path of a Chromium or Chrome: DATELINE_CHROMIUM, else an installed one, else Debian's package when run as root there.
 * Throws an error that says what to install otherwise.
 *
 * @returns {string}
 */
export function findChromium() {
  const named = process.env['DATELINE_CHROMIUM'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`DATELINE_CHROMIUM names "${named}", but there is no such file.`);
  }
  const installed = PATHS.find((path) => existsSync(path));
  if (installed) return installed;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.log('No Chromium found: installing Debian’s package "chromium".');
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    execFileSync('apt-get', ['update', '-q'], options);
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
    const added = PATHS.find((path) => existsSync(path));
    if (added) return added;
  }
  throw new Error(
    'The browser tests need Chromium or Chrome. Install one (Debian or Ubuntu: "sudo apt-get install chromium", ' +
      'macOS: "brew install --cask google-chrome"), or set DATELINE_CHROMIUM to its path.',
  );
}
