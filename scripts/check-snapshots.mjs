// Opens what `dateline snapshot` wrote as its readers would: qpdf and poppler for PDF, LibreOffice for slides.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PNG } from 'pngjs';
import { missingTools } from './debian-tools.mjs';

const TOOLS = {
  qpdf: 'qpdf',
  pdftotext: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  soffice: 'libreoffice-impress',
};
const LARGEST_BYTES = 500_000;
/** In the three scripts that the pages are written in. */
const TITLE = 'Kursk Курськ 쿠르스크';
/** A page with a map on it has more colours than one with text alone. */
const FEWEST_COLORS = 12;

const missing = missingTools(TOOLS);
if (missing.length > 0) {
  console.log(
    `Skipped: without ${missing.join(', ')} the files cannot be opened. Debian: apt-get install ${[...new Set(Object.values(TOOLS))].join(' ')}`,
  );
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'dateline-snapshots-'));
const problems = [];
const expect = (holds, what) => {
  if (!holds) problems.push(what);
};
const run = (tool, args) => execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

try {
  for (const name of readdirSync('data/cases')) {
    const [pdf, pptx] = ['pdf', 'pptx'].map((format) => join(folder, `${name}.${format}`));
    run(process.execPath, [
      'bin/dateline.mjs',
      'snapshot',
      join('data/cases', name),
      '--out',
      pdf,
      '--out',
      pptx,
      '--title',
      TITLE,
      '--lang',
      'ko',
    ]);
    for (const file of [pdf, pptx]) {
      const { size } = statSync(file);
      expect(size <= LARGEST_BYTES, `${file} has ${size} bytes, expected at most ${LARGEST_BYTES}.`);
    }
    checkPdf(pdf);
    checkSlides(pptx);
  }
} catch (cause) {
  problems.push(`${cause.message}\n${cause.stdout ?? ''}`);
} finally {
  rmSync(folder, { recursive: true });
}
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'PDF and PPTX open as they should.' : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;

function checkPdf(pdf) {
  run('qpdf', ['--check', pdf]);
  const fonts = run('pdffonts', [pdf]).trim().split('\n').slice(2);
  expect(fonts.length > 0, `${pdf} has no fonts.`);
  for (const font of fonts)
    expect(/ yes yes yes +\d+ +0$/.test(font), `${pdf}: not embedded, subset and mapped to Unicode: ${font}`);
  expect(run('pdftotext', [pdf, '-']).includes(TITLE), `${pdf}: the title cannot be copied out.`);
  expectMap(pdf);
}

function checkSlides(pptx) {
  // Its own profile, so that an open LibreOffice does not take the order.
  run('soffice', [
    '--headless',
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
    '--convert-to',
    'pdf:impress_pdf_Export',
    '--outdir',
    join(folder, 'slides'),
    pptx,
  ]);
  const [converted] = readdirSync(join(folder, 'slides'));
  expect(converted !== undefined, `LibreOffice did not open ${pptx}.`);
  if (converted === undefined) return;
  const pdf = join(folder, 'slides', converted);
  // Its fonts may lack Hangul: letters alone are looked for.
  expect(run('pdftotext', [pdf, '-']).includes('Kursk Курськ'), `${pptx}: the title is not text in LibreOffice.`);
  expectMap(pdf);
  rmSync(pdf);
}

function expectMap(pdf) {
  run('pdftoppm', ['-r', '40', '-f', '1', '-l', '1', '-singlefile', '-png', pdf, pdf]);
  const { data } = PNG.sync.read(readFileSync(`${pdf}.png`));
  const colors = new Set();
  for (let at = 0; at < data.length; at += 4) colors.add(data.readUIntBE(at, 3));
  expect(colors.size >= FEWEST_COLORS, `${pdf}: the first page shows ${colors.size} colours, expected a map.`);
}
