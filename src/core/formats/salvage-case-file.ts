import { z } from 'zod/mini';
import { caseFileSchema, type CaseFile } from '../model/case';
import type { Findings, Key } from './finding';
import type { CaseRows } from './read-rows';
import { withoutPaths } from './without-paths';

/** What stands in for a part of `case.json` that cannot be read: as good as nothing, but it can be shown. */
const PLACEHOLDERS: CaseFile = {
  format: 'dateline-case',
  version: 1,
  id: 'unnamed',
  title: { en: 'Unnamed case' },
  summary: { en: '—' },
  speakerGroups: [],
  subjects: [],
  units: [],
  scopes: [],
  stage: [],
  view: { center: [0, 20], zoom: 1 },
  keyClaims: [],
  licence: '—',
  credits: '—',
};

/** The good part of `case.json`: items of lists that are bad are taken out, other bad parts give way to placeholders. */
export function salvageCaseFile(rows: CaseRows, findings: Findings): CaseFile {
  const { raw, value } = rows.case;
  const bad: (readonly Key[])[] = [...rows.damagedKeys].map((key) => [key]);
  for (const { row, severity, path } of findings.list)
    if (row === rows.case && severity === 'error' && path.length > 0)
      bad.push(typeof path[1] === 'number' ? path.slice(0, 2) : path.slice(0, 1));
  if (bad.length === 0 && value !== null) return value;

  const good = withoutPaths(raw, bad);
  const fields = new Map(typeof good === 'object' && good !== null ? Object.entries(good) : []);
  const salvaged: Record<string, unknown> = { ...PLACEHOLDERS };
  for (const [name, schema] of Object.entries(caseFileSchema.shape)) {
    const result = schema.safeParse(fields.get(name));
    if (result.success && result.data !== undefined) salvaged[name] = result.data;
  }
  const result = LENIENT.safeParse(salvaged);
  return result.success ? result.data : PLACEHOLDERS;
}

/** A case may salvage no speaker group or subject at all, which its file could not do. */
const LENIENT = z.extend(caseFileSchema, {
  speakerGroups: z.array(caseFileSchema.shape.speakerGroups.def.element),
  subjects: z.array(caseFileSchema.shape.subjects.def.element),
});
