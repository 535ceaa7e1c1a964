// `npm run snapshots:check`: pages of the shipped case, read by other people's software: qpdf, poppler, librsvg, LibreOffice. See docs/snapshots.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { missingTools } from './debian-tools.mjs';

const TOOLS = {
  qpdf: 'qpdf',
  pdftotext: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  'rsvg-convert': 'librsvg2-bin',
  soffice: 'libreoffice-impress',
};
const DPI = 96;
const TITLE = 'Kursk Курськ 쿠르스크 <b>&amp;';
/** Mean difference of a channel, of 255. Other programs write in other fonts where ours are not installed, and smooth edges otherwise; a page that misses its map or its colours differs by far more. */
const ALIKE = 10;

const missing = missingTools(TOOLS);
const folder = mkdtempSync(join(tmpdir(), 'dateline-check-'));
const at = (name) => join(folder, name);
const failures = [];

try {
  const names = ['page.svg', 'page.pdf', 'page.pptx', 'page.png'];
  run(process.execPath, [
    ...['bin/dateline.mjs', 'snapshot', 'data/cases/kursk-2024', '--landscape', '--frame', 'claims', '--title', TITLE],
    ...['--dpi', String(DPI), ...names.flatMap((name) => ['--out', at(name)])],
  ]);
  const ours = picture('page.png');

  check('qpdf finds the PDF whole', ['qpdf'], () => run('qpdf', ['--check', at('page.pdf')]));
  check('poppler finds every font embedded, with its characters', ['pdffonts'], () => {
    const rows = run('pdffonts', [at('page.pdf')])
      .split('\n')
      .slice(2)
      .filter((row) => row !== '');
    expect(rows.length >= 2, `two fonts or more, got ${rows.length}`);
    for (const row of rows) expect(/ yes yes yes /.test(row), `"emb sub uni" to be yes, got ${row}`);
  });
  check('poppler reads the title in three scripts, and the notes', ['pdftotext'], () => {
    const text = run('pdftotext', [at('page.pdf'), '-']);
    expect(text.includes(TITLE), 'the title in the text');
    expect(text.includes('Alexei Smirnov'), 'a speaker in the text');
  });
  check('poppler draws the PDF as we draw the page', ['pdftoppm'], () => {
    run('pdftoppm', ['-r', String(DPI), '-png', '-singlefile', at('page.pdf'), at('poppler')]);
    return alike(ours, picture('poppler.png'));
  });
  check('librsvg draws the SVG as we draw the page', ['rsvg-convert'], () => {
    run('rsvg-convert', ['-w', String(ours.width), at('page.svg'), '-o', at('librsvg.png')]);
    return alike(ours, picture('librsvg.png'));
  });
  check('the PPTX is made of native shapes, and says its sources in its notes', [], () => {
    const parts = unzipSync(readFileSync(at('page.pptx')));
    const slide = strFromU8(parts['ppt/slides/slide1.xml']);
    expect(slide.split('<p:sp>').length > 100, 'a hundred shapes or more');
    expect(!slide.includes('<p:pic>'), 'no picture');
    expect(strFromU8(parts['ppt/notesSlides/notesSlide1.xml']).includes('Okezone'), 'a source in the notes');
  });
  check('LibreOffice opens the PPTX and draws it as we draw the page', ['soffice', 'pdftoppm', 'pdfinfo'], () => {
    const home = `-env:UserInstallation=file://${at('office')}`;
    run('soffice', [home, '--headless', '--convert-to', 'pdf', '--outdir', at('office-pdf'), at('page.pptx')]);
    const pages = (file) => /Pages:\s+(\d+)/.exec(run('pdfinfo', [file]))?.[1];
    expect(pages(at('office-pdf/page.pdf')) === pages(at('page.pdf')), 'as many slides as pages');
    run('pdftoppm', ['-r', String(DPI), '-png', '-singlefile', at('office-pdf/page.pdf'), at('office')]);
    return alike(ours, picture('office.png'));
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failures.length > 0) {
  console.error(`\n${failures.length} of the checks failed.`);
  process.exitCode = 1;
}

function check(name, tools, work) {
  const absent = tools.filter((tool) => missing.includes(tool));
  if (absent.length > 0) {
    console.log(
      `skipped  ${name}: ${absent.join(', ')} is not here (Debian: ${absent.map((tool) => TOOLS[tool]).join(', ')}).`,
    );
    return;
  }
  try {
    const note = work();
    console.log(`ok       ${name}${typeof note === 'number' ? `: differs by ${note.toFixed(1)} of 255` : ''}`);
  } catch (error) {
    failures.push(name);
    console.error(`FAILED   ${name}: ${error.message}`);
  }
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 180_000 });
  if (status !== 0) throw new Error(`${command} ended with ${status ?? error?.message}: ${stderr || stdout}`);
  return stdout;
}

function expect(isSo, what) {
  if (!isSo) throw new Error(`expected ${what}`);
}

function picture(name) {
  return PNG.sync.read(readFileSync(at(name)));
}

function alike(a, b) {
  expect(
    Math.abs(a.width - b.width) <= 2 && Math.abs(a.height - b.height) <= 2,
    `${a.width} × ${a.height}, got ${b.width} × ${b.height}`,
  );
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  let sum = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++)
        sum += Math.abs(a.data[(y * a.width + x) * 4 + channel] - b.data[(y * b.width + x) * 4 + channel]);
  const mean = sum / (width * height * 3);
  expect(mean <= ALIKE, `a difference of at most ${ALIKE}, got ${mean.toFixed(1)}`);
  return mean;
}
