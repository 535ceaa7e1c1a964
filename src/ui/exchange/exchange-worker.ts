import type { Topology } from 'topojson-specification';
import { caseDigest } from '../../core/formats/case-digest';
import { EXPORT_FORMATS } from '../../core/formats/export/export-formats';
import { exportAttribution } from '../../core/formats/export/export-input';
import { FormatError } from '../../core/formats/format-error';
import { createAreaCodes } from '../../core/formats/import/area-codes';
import { guessFields } from '../../core/formats/import/claim-fields';
import { importClaims } from '../../core/formats/import/import-claims';
import { mergeCase } from '../../core/formats/import/merge-case';
import { readImportFile, type ReadFile } from '../../core/formats/import/read-table';
import { hasShape } from '../../core/formats/import/shapes';
import type { InspectOptions } from '../../core/formats/inspect-case';
import { createBoundaries, type Boundaries } from '../../core/geo/boundaries';
import { loadTranslator } from '../../core/messages/load-translator';
import { indexCase } from '../../core/query/case-index';
import { checkSize, openCaseFiles } from '../../core/store/open-case-files';
import { claimLink } from '../../core/view/claim-link';
import { readLayerFile } from '../../engine/read-layer-file';
import { DATA_ATTRIBUTION } from '../../snapshot/snapshot-defaults';
import { groupColor, themes } from '../../style/theme';
import type { AnswerMessage, ExchangeCase, FileOutline, OrderMessage, Orders } from './exchange-orders';
import '../../core/model/edtf-grammar';

/** Rows that a reader looks at to see whether the columns are what they seem. */
const SAMPLE_ROWS = 5;

let given: ExchangeCase | null = null;
let opened: { readonly file: ReadFile; readonly name: string } | null = null;
let boundaries: Promise<Boundaries> | null = null;

self.onmessage = ({ data }: MessageEvent<ExchangeCase | OrderMessage>) => {
  if (data.kind === 'case') given = data;
  else void answer(data);
};

async function answer(order: OrderMessage): Promise<void> {
  try {
    reply({ id: order.id, answer: await carryOut(order) });
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    reply({ id: order.id, problem, isOurs: cause instanceof FormatError });
  }
}

function reply(message: AnswerMessage): void {
  self.postMessage(message);
}

function carryOut(order: OrderMessage): Promise<Orders[OrderMessage['kind']]['answer']> | FileOutline {
  switch (order.kind) {
    case 'export':
      return exportClaims(order.ask);
    case 'read':
      return readFile(order.ask);
    case 'open':
      return openFiles(order.ask);
    case 'import':
      return importOpened(order.ask);
    case 'layer':
      return readLayerFile(order.ask.bytes, order.ask.fileName, order.ask.without);
  }
}

async function exportClaims({
  format,
  claims,
  language,
  base,
}: Orders['export']['ask']): Promise<Uint8Array<ArrayBuffer>> {
  const { loaded: whole, exported: loaded = whole } = openCase();
  const index = indexCase(loaded);
  const [translator, shapes] = await Promise.all([loadTranslator(language), loadBoundaries()]);
  const writer = EXPORT_FORMATS.find(({ id }) => id === format);
  if (writer === undefined) throw new TypeError(`Expected a format, got "${format}".`);
  const written = writer.write({
    index,
    claims: claims.flatMap((id) => index.claims.get(id) ?? []),
    boundaries: shapes,
    translator,
    hash: caseDigest(loaded),
    attribution: exportAttribution(index, translator, DATA_ATTRIBUTION),
    linkTo: (claim) => claimLink({ caseId: loaded.file.id, language }, claim, base),
    colorOf: (slot) => groupColor(themes.light, slot),
  });
  return typeof written === 'string' ? new TextEncoder().encode(written) : new Uint8Array(written);
}

function readFile({ bytes, fileName }: Orders['read']['ask']): FileOutline {
  const file = readImportFile(bytes);
  opened = { file, name: fileName };
  if (file.kind === 'case') return { kind: 'case' };
  const { format, columns, records, rejected } = file.table;
  return {
    kind: 'table',
    format,
    columns,
    guess: hasShape(format) ? {} : guessFields(columns),
    hasShape: hasShape(format),
    rows: records.length + rejected.length,
    sample: records.slice(0, SAMPLE_ROWS),
  };
}

async function openFiles({ files }: Orders['open']['ask']): Promise<Orders['open']['answer']> {
  // By what they weigh, before any of it is read.
  checkSize(files.reduce((total, { file }) => total + file.size, 0));
  const read = files.map(async ({ path, file }) => [path, new Uint8Array(await file.arrayBuffer())] as const);
  return openCaseFiles(new Map(await Promise.all(read)));
}

async function importOpened({
  mapping,
  defaults,
  today,
}: Orders['import']['ask']): Promise<Orders['import']['answer']> {
  const { loaded } = openCase();
  if (opened === null) throw new TypeError('Expected a file to be read before it is imported.');
  const shapes = await loadBoundaries();
  const geography: InspectOptions = { boundaryContains: (code, lng, lat) => shapes.contains(code, lng, lat) };
  const { file, name } = opened;
  if (file.kind === 'case') return mergeCase(loaded, file.document, geography);
  const areaCode = createAreaCodes(shapes);
  return importClaims(loaded, file.table, { mapping, defaults, fileName: name, today, areaCode, geography });
}

function openCase(): ExchangeCase {
  if (given === null) throw new TypeError('Expected a case before an order.');
  return given;
}

/** The page has fetched them before: they come from its cache. */
function loadBoundaries(): Promise<Boundaries> {
  boundaries ??= fetch(openCase().boundaries).then(async (response) => {
    if (!response.ok) throw new Error(`The boundaries did not load: HTTP ${response.status}.`);
    // Our own file, made and checked by geo/.
    return createBoundaries((await response.json()) as Topology);
  });
  return boundaries;
}
