// `npm run exports:check [FILE.kml FILE.kmz ...]`: what we write for Google Earth, held against the schema of the standard (OGC KML 2.2) by libxml2. Without files: the
// shipped cases, in every language. See docs/exchange.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { missingTools, unpackPackage } from './debian-tools.mjs';

const TOOLS = { xmllint: 'libxml2-utils' };
/** Carries the schema as OGC publishes it, with the two that it imports. */
const SCHEMA = { package: 'pytrainer', path: 'usr/share/pytrainer/schemas/ogckml22.xsd' };
const LANGUAGES = ['en', 'id', 'uk', 'ko'];

const folder = mkdtempSync(join(tmpdir(), 'dateline-exports-'));
const at = (name) => join(folder, name);
let failures = 0;

try {
  const missing = missingTools(TOOLS);
  const schema = unpackPackage(SCHEMA.package, folder);
  const path = schema === null ? null : join(schema, SCHEMA.path);
  if (missing.length > 0 || path === null || !existsSync(path))
    console.log(`skipped  KML: xmllint or the schema is not here (Debian: libxml2-utils, ${SCHEMA.package}).`);
  else {
    const asked = process.argv.slice(2);
    for (const file of asked.length > 0 ? asked : exportAll()) checkKml(file, path);
    // A check that nothing fails checks nothing.
    refuses('<Placemark><when>2024</when></Placemark>', path);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failures > 0) {
  console.error(`\n${failures} of the checks failed.`);
  process.exitCode = 1;
}

function exportAll() {
  return readdirSync('data/cases').flatMap((name) =>
    LANGUAGES.map((language) => {
      // One of each case packed, the rest plain: what is in them is the same.
      const file = at(`${name}-${language}.${language === 'ko' ? 'kmz' : 'kml'}`);
      run(process.execPath, ['bin/dateline.mjs', 'export', `data/cases/${name}`, '--lang', language, '--out', file]);
      return file;
    }),
  );
}

function checkKml(file, schema) {
  let plain = file;
  if (file.endsWith('.kmz')) {
    plain = at(`${basename(file)}.kml`);
    writeFileSync(plain, unzipSync(readFileSync(file))['doc.kml']);
  }
  const { status, stderr } = lint(plain, schema);
  if (status === 0) {
    console.log(`ok       ${basename(file)} is KML 2.2`);
    return;
  }
  failures += 1;
  console.error(`FAILED   ${basename(file)}: ${stderr.split('\n').slice(0, 5).join('\n         ')}`);
}

function refuses(inner, schema) {
  const file = at('wrong.kml');
  writeFileSync(file, `<kml xmlns="http://www.opengis.net/kml/2.2">${inner}</kml>`);
  if (lint(file, schema).status !== 0) return;
  failures += 1;
  console.error('FAILED   the schema let a placemark through that is none');
}

function lint(file, schema) {
  return spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, file], { encoding: 'utf8', timeout: 60_000 });
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0) throw new Error(`${command} ended with ${status ?? error?.message}: ${stderr || stdout}`);
}
