import { checkAreas } from './check/areas.mjs';
import { checkBorder } from './check/border.mjs';
import { checkFiles } from './check/files.mjs';
import { checkMembership } from './check/membership.mjs';
import { readLayers } from './check/read-layers.mjs';
import { checkShapes } from './check/shapes.mjs';

/** One measured demand: what was measured, what it must be, what it is, and whether that will do. */
const layers = readLayers();
const rows = [checkBorder, checkAreas, checkShapes, checkMembership, checkFiles].flatMap((check) => check(layers));

const widths = ['what', 'must', 'is'].map((column) => Math.max(...rows.map((row) => String(row[column]).length)));
for (const { what, must, is, isGood } of rows)
  console.log([what, must, is].map((cell, at) => String(cell).padEnd(widths[at])).join('  '), isGood ? 'ok' : 'FAILED');
const failed = rows.filter(({ isGood }) => !isGood);
console.log(
  failed.length === 0 ? `All ${rows.length} checks passed.` : `${failed.length} of ${rows.length} checks FAILED.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
