import { mount, unmount } from 'svelte';
import { cases } from 'virtual:dateline-cases';
import boundaries from '../geo/layers/boundaries.topojson?url';
import labels from '../geo/layers/labels.json?url';
import water from '../geo/layers/water.topojson?url';
import type { DeskRecord } from './core/desk/desk-record';
import type { Translator } from './core/messages/translator';
import { parsePermalink } from './core/view/permalink';
import type { ViewState } from './core/view/view-state';
import { loadBaseLayers } from './state/base-layers';
import { fetchCase, type FetchedCase } from './state/fetch-case';
import { readPreferences } from './state/preferences';
import { Session } from './state/session.svelte';
import { loadTranslator, preferredLanguage } from './state/translators';
import App from './ui/App.svelte';
import Failure from './ui/shell/Failure.svelte';

const asked = parsePermalink(location.search);
const preferences = readPreferences(() => localStorage);
const language = asked.language ?? preferences.language ?? preferredLanguage(navigator.languages);
const caseId = asked.caseId ?? Object.keys(cases)[0] ?? '';
const target = document.body;

// The case and the words are needed to show anything; the layers are on their way meanwhile.
const layers = loadBaseLayers({ boundaries, water, labels }, fetchJson);
const [translator, fetched] = await Promise.all([loadTranslator(language), fetchBundledCase(caseId)]);

if (fetched instanceof Error || fetched.loaded === null) showFailure(translator, fetched);
else openDesk(translator, fetched.loaded, fetched.issues, { ...asked, theme: asked.theme ?? preferences.theme });

function openDesk(
  translator: Translator,
  loaded: NonNullable<FetchedCase['loaded']>,
  issues: FetchedCase['issues'],
  view: Partial<ViewState>,
  record: DeskRecord | null = null,
): Session {
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  const session = new Session({ loaded, translator, loadTranslator, prefersDark: darkness.matches });
  darkness.addEventListener('change', () => {
    session.setPrefersDark(darkness.matches);
  });
  session.open(view);
  if (issues.length > 0)
    session.notices.add({
      kind: 'error',
      title: session.t('app.caseUnreadable', { id: caseId }),
      detail: session.t('app.caseProblems', { count: issues.length }),
    });
  document.querySelector('#skeleton')?.remove();
  const app = mount(App, { target, props: { session, issues, onopencase: openOther, start: { record } } });
  performance.mark('dateline:shell');

  void layers.then(({ layers: loadedLayers, failures }) => {
    performance.mark('dateline:first-data');
    if (loadedLayers !== null) session.setLayers(loadedLayers);
    for (const { layer } of failures)
      session.notices.add({
        kind: 'warning',
        title: session.t('app.layerMissing', { layer: session.t(`app.layer.${layer}`) }),
        detail: session.t('app.layerMissingAdvice'),
      });
  });

  /** Another case in this one's place: another page over the same layers. Its work begins on the workbench. */
  function openOther(other: DeskRecord): void {
    const { references, view: shown, translator: words } = session;
    void unmount(app);
    const { theme, hiddenLayers, grouping } = shown;
    const panel = { kind: 'desk', source: other.case.sources.at(-1)?.id ?? null } as const;
    const next = openDesk(words, other.case, [], { theme, hiddenLayers, grouping, panel }, other);
    for (const layer of references) next.addReference(layer);
    next.setUnsaved(true);
  }
  return session;
}

function showFailure(translator: Translator, fetched: FetchedCase | Error): void {
  document.querySelector('#skeleton')?.remove();
  const isKnown = Object.hasOwn(cases, caseId);
  mount(Failure, {
    target,
    props: {
      translator,
      title: translator.t(isKnown ? 'app.caseUnreadable' : 'app.caseUnknown', { id: caseId }),
      issues: fetched instanceof Error ? [] : fetched.issues,
      cases: Object.keys(cases),
    },
  });
}

async function fetchBundledCase(id: string): Promise<FetchedCase | Error> {
  const bundled = Object.hasOwn(cases, id) ? cases[id] : undefined;
  if (bundled === undefined) return new Error(`There is no case "${id}".`);
  try {
    return await fetchCase(bundled, async (address) => (await fetchChecked(address)).arrayBuffer());
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

async function fetchJson(address: string): Promise<unknown> {
  return (await fetchChecked(address)).json();
}

async function fetchChecked(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`Expected ${address} to load, got HTTP ${response.status}.`);
  return response;
}
