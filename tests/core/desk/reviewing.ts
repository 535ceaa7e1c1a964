import { readFileSync } from 'node:fs';
import type { DeskCommand } from '../../../src/core/desk/desk-command';
import type { DeskRecord } from '../../../src/core/desk/desk-record';
import { blankCase, recordOfCase } from '../../../src/core/desk/new-case';
import { runCommand } from '../../../src/core/desk/run-command';
import type { Suggestion } from '../../../src/core/desk/suggestion';
import { caseDocument, filesOfCaseDocument } from '../../../src/core/formats/case-document';
import { inspectCase } from '../../../src/core/formats/inspect-case';
import { createGazetteer } from '../../../src/core/gazetteer/gazetteer';
import type { Claim } from '../../../src/core/model/claim';
import { normalizeText } from '../../../src/core/text/normalize';
import { readArticle } from '../../../src/core/text/read-article';
import type { Reading } from '../../../src/core/text/reading';

export const ARTICLES = ['ferry-strike.en', 'jembatan.id', 'vodohin.uk'] as const;
export type Article = (typeof ARTICLES)[number];
export const CONTEXT = { now: '2026-11-25', editor: 'Test desk' };

const gazetteer = createGazetteer(readFileSync(new URL('../../../geo/gazetteer/places.tsv', import.meta.url), 'utf8'));

export function articleText(name: Article): string {
  return normalizeText(readFileSync(new URL(`../../articles/${name}.txt`, import.meta.url), 'utf8'));
}

export function readText(text: string): Reading {
  return readArticle(text, { published: '2025-05-13', gazetteer });
}

export function addArticle(name: Article, text = articleText(name)): DeskCommand {
  return {
    kind: 'add-source',
    text,
    found: readText(text).claims,
    fields: {
      kind: 'article',
      title: name,
      outlet: `Outlet of ${name}`,
      language: name.slice(-2),
      published: '2025-05-13',
      url: `https://example.org/${name}`,
    },
  };
}

export const blankRecord = (): DeskRecord => recordOfCase(blankCase({ en: 'A made-up case' }, 'Test desk'));

/** Runs commands after each other; a function gets what there is by then. */
export function review(
  start: DeskRecord,
  ...commands: readonly (DeskCommand | ((record: DeskRecord) => DeskCommand))[]
): DeskRecord {
  return commands.reduce(
    (record, command) => runCommand(record, typeof command === 'function' ? command(record) : command, CONTEXT),
    start,
  );
}

/** A record with one article, and its source's id. */
export function begin(name: Article): { record: DeskRecord; source: string } {
  const record = review(blankRecord(), addArticle(name));
  const source = record.case.sources[0]?.id ?? '';
  return { record, source };
}

export function suggested(record: DeskRecord, words: string): { source: string; suggestion: string; of: Suggestion } {
  for (const [source, list] of Object.entries(record.suggestions))
    for (const of of list) if (of.found.statement.text.includes(words)) return { source, suggestion: of.id, of };
  throw new Error(`No suggestion has the words "${words}".`);
}

export function accepted(record: DeskRecord, words: string): { record: DeskRecord; claim: Claim } {
  const { source, suggestion } = suggested(record, words);
  const next = review(record, { kind: 'accept', source, suggestion });
  const claim = next.case.claims.at(-1);
  if (claim === undefined) throw new Error('Nothing was accepted.');
  return { record: next, claim };
}

export function claimIn(record: DeskRecord, id: string): Claim {
  const claim = record.case.claims.find((each) => each.id === id);
  if (claim === undefined) throw new Error(`There is no claim ${id}.`);
  return claim;
}

/** What `dateline check` calls errors. */
export async function errorsOf(record: DeskRecord): Promise<string[]> {
  const files = filesOfCaseDocument(JSON.parse(JSON.stringify(caseDocument(record.case))));
  const { issues } = await inspectCase(files);
  return issues.filter(({ severity }) => severity === 'error').map(({ path, message }) => `${path}: ${message}`);
}
