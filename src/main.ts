import { mount, unmount } from 'svelte';
import { cases } from 'virtual:dateline-cases';
import boundaries from '../geo/layers/boundaries.topojson?url';
import labels from '../geo/layers/labels.json?url';
import water from '../geo/layers/water.topojson?url';
import type { DeskRecord } from './core/desk/desk-record';
import type { Translator } from './core/messages/translator';
import type { Case } from './core/model/case';
import { parsePermalink } from './core/view/permalink';
import type { Panel, ViewState } from './core/view/view-state';
import { loadBaseLayers } from './state/base-layers';
import { fetchCase, type FetchedCase } from './state/fetch-case';
import { readPreferences } from './state/preferences';
import { Session } from './state/session.svelte';
import { createHold } from './state/store/case-hold';
import { CaseKeeper, type KeptAs } from './state/store/case-keeper.svelte';
import type { OpenedCase } from './state/store/open-stored-case';
import { createStoreOpener } from './state/store/store-opener';
import { addressOfStored, storedId } from './state/store/stored-address';
import { loadTranslator, preferredLanguage } from './state/translators';
import App from './ui/App.svelte';
import type { LibraryRequest } from './ui/shell/desk.svelte';
import { registerServiceWorker } from './ui/shell/service-worker';
import { whenShown } from './ui/shell/when-shown';

const asked = parsePermalink(location.search);
const preferences = readPreferences(() => localStorage);
const language = asked.language ?? preferences.language ?? preferredLanguage(navigator.languages);
const caseId = asked.caseId ?? Object.keys(cases)[0] ?? '';
const target = document.body;

// Without the worker the page works as long as there is a network.
whenShown(() => void registerServiceWorker().catch(() => undefined));
const openStore = createStoreOpener({ onoutdated: () => keeper?.markOutdated() });
let keeper: CaseKeeper | null = null;

// The case and the words are needed to show anything; the layers are on their way meanwhile.
const layers = loadBaseLayers({ boundaries, water, labels }, fetchJson);
const ownId = storedId(caseId);
void start();

/** A function, not the file's own waiting: what it imports imports this file's chunk, and would wait for its end. */
async function start(): Promise<void> {
  const [translator, own] = await Promise.all([loadTranslator(language), ownId === null ? null : openOwn(ownId)]);
  const view = { ...asked, theme: asked.theme ?? preferences.theme };

  if (own?.kind === 'opened') startDesk(translator, own, view);
  else {
    const fetched = await fetchBundledCase(ownId === null ? caseId : (Object.keys(cases)[0] ?? ''));
    if (fetched instanceof Error || fetched.loaded === null) await showFailure(translator, fetched);
    else {
      const record: DeskRecord = { version: 1, case: fetched.loaded, texts: {}, suggestions: {} };
      const missing = own === null ? null : { id: ownId ?? '', problem: own.problem };
      const shown = missing === null ? view : { language, theme: view.theme };
      startDesk(translator, { record, issues: fetched.issues, kept: null }, shown, missing);
    }
  }
}

async function openOwn(id: string): Promise<OpenedCase> {
  try {
    const { openStoredCase } = await import('./state/store/open-stored-case');
    return await openStoredCase(id, openStore);
  } catch {
    return { kind: 'missing', problem: 'failed' };
  }
}

interface Start {
  readonly record: DeskRecord;
  readonly issues: FetchedCase['issues'];
  readonly kept: KeptAs | null;
}

/** One case on the desk: its keeper stays while the page over it is made anew. */
function startDesk(
  words: Translator,
  { record, issues, kept }: Start,
  opening: Partial<ViewState>,
  missing: LibraryRequest['missing'] = null,
): void {
  const hold = createHold();
  const started = new CaseKeeper({
    record,
    kept,
    openStore,
    onstatus: ({ kind }, id) => {
      desk.session.setUnsaved(kind !== 'untouched' && kind !== 'saved');
      if (id !== null) desk.session.setCaseId(addressOfStored(id));
      hold(id);
    },
    onfollow: (theirs) => desk.follow(theirs),
  });
  keeper = started;
  hold(started.id);
  const address = kept === null ? record.case.file.id : addressOfStored(kept.id);
  const actions: DeskActions = {
    onopenrecord(other, panel, isCopy) {
      const { language: spoken, theme } = desk.session.view;
      // "Back" leads to the case that was open.
      history.pushState(null, '', location.href);
      started.replace(other);
      reopen(other.case, { language: spoken, theme, caseId: other.case.file.id, panel }, isCopy);
    },
  };
  let desk = openDesk(words, { loaded: record.case, issues, keeper: started, missing, address }, opening, actions);
  window.addEventListener('popstate', () => {
    if (parsePermalink(location.search).caseId !== desk.session.view.caseId) location.reload();
  });

  /** Another page over the same map; a copy has the reference layers too. */
  function reopen(loaded: Case, shown: Partial<ViewState>, isCopy: boolean): void {
    const { references, basemap, translator: spoken } = desk.session;
    desk.close();
    const opened = { loaded, issues: [], keeper: started, missing: null, address: shown.caseId ?? loaded.file.id };
    desk = openDesk(spoken, opened, shown, actions);
    if (isCopy) desk.session.references.show(references.all);
    desk.session.layBasemap(basemap);
  }
}

interface DeskActions {
  /** Another case takes this one's place, and opens with the panel; `isCopy`: it was made of this one. */
  readonly onopenrecord: (record: DeskRecord, panel: Panel, isCopy: boolean) => void;
}

interface DeskCase {
  readonly loaded: Case;
  readonly issues: FetchedCase['issues'];
  readonly keeper: CaseKeeper;
  readonly missing: LibraryRequest['missing'];
  /** What an address calls it. */
  readonly address: string;
}

function openDesk(
  words: Translator,
  { loaded, issues, keeper: kept, missing, address }: DeskCase,
  opening: Partial<ViewState>,
  { onopenrecord }: DeskActions,
): { readonly session: Session; readonly follow: (record: DeskRecord) => void; readonly close: () => void } {
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  const session = new Session({
    loaded,
    translator: words,
    loadTranslator,
    prefersDark: darkness.matches,
    caseId: address,
  });
  darkness.addEventListener('change', () => {
    session.setPrefersDark(darkness.matches);
  });
  session.open(opening);
  if (issues.length > 0)
    session.notices.add({
      kind: 'error',
      title: session.t('app.caseUnreadable', { id: loaded.file.id }),
      detail: session.t('app.caseProblems', { count: issues.length }),
    });
  document.querySelector('#skeleton')?.remove();
  let follow: (record: DeskRecord) => void = () => undefined;
  const app = mount(App, {
    target,
    props: {
      session,
      issues,
      keeper: kept,
      missing,
      onopenrecord,
      offerFollow: (offered: typeof follow) => (follow = offered),
    },
  });
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
  return { session, follow: (record) => follow(record), close: () => void unmount(app) };
}

async function showFailure(translator: Translator, fetched: FetchedCase | Error): Promise<void> {
  const title = translator.t(Object.hasOwn(cases, caseId) ? 'app.caseUnreadable' : 'app.caseUnknown', { id: caseId });
  document.querySelector('#skeleton')?.remove();
  try {
    const { default: Failure } = await import('./ui/shell/Failure.svelte');
    const issues = fetched instanceof Error ? [] : fetched.issues;
    mount(Failure, { target, props: { translator, title, issues, cases: Object.keys(cases) } });
  } catch {
    // Nothing more can be fetched: the one sentence is here.
    target.textContent = title;
  }
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
