// `npm run bench [NAME...]`: measures what Dateline promises, as ratios against a yardstick in the same run. See docs/benchmarks.md.
import { readdirSync } from 'node:fs';

const FOLDER = new URL('./bench/', import.meta.url);

/** Every benchmark is a file that exports `run(): Promise<Row[]>`; a row is { name, value, unit, budget?, yardstick?, note? }. */
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.bench.mjs'))
  .map((file) => file.replace('.bench.mjs', ''));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`bench: there is no benchmark "${unknown.join('", "')}". There are: ${names.join(', ')}.`);
  process.exit(2);
}

let missed = 0;
for (const name of wanted.length > 0 ? wanted : names) {
  console.log(`\n== ${name}`);
  const { run } = await import(new URL(`${name}.bench.mjs`, FOLDER).href);
  for (const row of await run()) {
    const isMissed = row.budget !== undefined && row.value > row.budget;
    if (isMissed) missed++;
    console.log(format(row, isMissed));
  }
}
console.log(
  missed === 0 ? '\nEvery budget is kept.' : `\n${missed} ${missed === 1 ? 'budget is' : 'budgets are'} missed.`,
);
process.exitCode = missed === 0 ? 0 : 1;

function format({ name, value, unit, budget, note = '' }, isMissed) {
  const number = (figure) => (Math.abs(figure) >= 100 ? figure.toFixed(0) : figure.toPrecision(3));
  return [
    name.padEnd(58),
    `${number(value)} ${unit}`.padStart(12),
    (budget === undefined ? '' : `at most ${number(budget)} ${unit}`).padEnd(18),
    isMissed ? 'MISSED' : budget === undefined ? '' : 'ok',
    note,
  ]
    .join('  ')
    .trimEnd();
}
