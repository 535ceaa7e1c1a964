import { closest } from '../../core/formats/closest';
import type { CaseIndex } from '../../core/query/case-index';
import { FACET_VALUES, NONE } from '../../core/query/facet-values';
import { CLOCKS, FACETS } from '../../core/query/query';
import { parsePermalink } from '../../core/view/permalink';
import { GROUPINGS, LANGUAGES, THEMES } from '../../core/view/view-state';
import { LAYER_SWITCHES } from '../../style/order';

const OTHER_KEYS = [
  'case',
  'map',
  'q',
  'clock',
  'from',
  'to',
  'panel',
  'claim',
  'bottom',
  'subject',
  'by',
  'hide',
  'lang',
  'theme',
];
const KEYS: readonly string[] = [...OTHER_KEYS, ...FACETS];
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  clock: CLOCKS,
  by: GROUPINGS,
  lang: LANGUAGES,
  theme: THEMES,
  bottom: ['timeline', 'numbers'],
};

/** What of a view's address cannot be meant. The page forgives a mistyped address; a command that nobody watches must not. */
export function viewProblems(search: string, index: CaseIndex): string[] {
  const parameters = new URLSearchParams(search);
  const view = parsePermalink(search);
  const problems: string[] = [];
  const say = (problem: string, value: string, known: Iterable<string>): void => {
    const meant = closest(value, [...known]);
    problems.push(`${problem}${meant === null ? '' : ` Did you mean "${meant}"?`}`);
  };
  for (const [key, value] of parameters) {
    if (!KEYS.includes(key)) say(`the view has an unknown part "${key}".`, key, KEYS);
    const choices = CHOICES[key];
    if (choices !== undefined && !choices.includes(value)) {
      say(`"${key}=${value}" in the view is none of ${choices.join(', ')}.`, value, choices);
    }
  }
  const given = (key: string): string => parameters.get(key) ?? '';
  if (given('map') !== '' && view.camera === null)
    problems.push(
      `"map=${given('map')}" in the view is no position. Expected zoom/latitude/longitude, such as 6/51.4/35.9.`,
    );
  for (const end of ['from', 'to'] as const)
    if (given(end) !== '' && view.query?.range[end] === null)
      problems.push(`"${end}=${given(end)}" in the view is no day. Expected one such as 2024-10-28.`);
  if (view.caseId !== undefined && view.caseId !== index.case.file.id)
    problems.push(`the view is of the case "${view.caseId}", the folder holds "${index.case.file.id}".`);
  for (const id of view.hiddenLayers ?? [])
    if (!LAYER_SWITCHES.some((layer) => layer === id))
      say(`the view hides an unknown layer "${id}".`, id, LAYER_SWITCHES);
  for (const facet of FACETS) {
    const wanted = view.query?.facets[facet] ?? [];
    if (wanted.length === 0) continue;
    const known = new Set([NONE, ...index.case.claims.flatMap((claim) => FACET_VALUES[facet](index, claim))]);
    for (const value of wanted)
      if (!known.has(value)) say(`no claim of this case has "${facet}=${value}".`, value, known);
  }
  return [
    ...problems,
    ...claimProblems(view.selected === null || view.selected === undefined ? [] : [view.selected], index),
  ];
}

export function claimProblems(ids: readonly string[], index: CaseIndex): string[] {
  return ids
    .filter((id) => !index.claims.has(id))
    .map((id) => {
      const meant = closest(id, [...index.claims.keys()]);
      return `the case has no claim "${id}".${meant === null ? '' : ` Did you mean "${meant}"?`}`;
    });
}
