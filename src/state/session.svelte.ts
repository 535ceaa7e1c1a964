import { createContext } from 'svelte';
import { buildMapFeatures } from '../core/geo/build-map-features';
import type { MapFeatures } from '../core/geo/map-features';
import type { MessagePart } from '../core/messages/load-translator';
import type { MessageId, MessageValues, Translator } from '../core/messages/translator';
import type { Case } from '../core/model/case';
import { localize, type Localized } from '../core/model/localized';
import { indexCase, type CaseIndex } from '../core/query/case-index';
import {
  EMPTY_QUERY,
  type Clock,
  type DayRange,
  type FacetId,
  type Query,
  type QueryResult,
} from '../core/query/query';
import { createQueryRunner } from '../core/query/run-query';
import type { TextSearch } from '../core/query/text-search';
import type { Camera, Grouping, Language, Panel, ThemeName, ViewState } from '../core/view/view-state';
import type { BasemapArchive } from '../engine/basemap-archive';
import type { BaseLayers } from './base-layers';
import { CaseLayers } from './case-layers.svelte';
import { History } from './history.svelte';
import { Notices } from './notices.svelte';

/** Where the reader asked the map to go. The map consumes it. */
export type CameraGoal =
  | { readonly kind: 'point'; readonly lng: number; readonly lat: number; readonly zoom: number }
  | { readonly kind: 'bounds'; readonly bounds: readonly [west: number, south: number, east: number, north: number] };

/** The claims that stand at one place, one page each. */
export interface PlacePopup {
  readonly place: string;
  readonly claims: readonly string[];
  readonly page: number;
}

export interface HoveredPlace {
  readonly place: string;
  readonly claims: readonly string[];
}

export interface SessionOptions {
  readonly loaded: Case;
  readonly translator: Translator;
  /** Loads the translator of another language. */
  readonly loadTranslator: (language: Language, parts: readonly MessagePart[]) => Promise<Translator>;
  readonly prefersDark: boolean;
  /** What an address calls the case; its own id when left out. */
  readonly caseId?: string;
}

/** A basemap that the reader has laid under the map. */
export interface OwnBasemap {
  readonly name: string;
  /** The file, or its address on the page's own host. */
  readonly source: Blob | string;
  readonly archive: BasemapArchive;
}

/** The desk's open view of one case: what is asked, what is shown, what is selected. Made in `main.ts`. */
export class Session {
  readonly notices = new Notices();
  /** Under the claims; no part of the case, its view or its address. */
  readonly references = new CaseLayers();
  readonly #loadTranslator: SessionOptions['loadTranslator'];
  #queries = $state.raw<History<Query>>() as History<Query>;

  #loaded = $state.raw<Case>() as Case;
  #translator = $state.raw<Translator>() as Translator;
  #layers = $state.raw<BaseLayers | null>(null);
  /** Makes the index of words; fetched when the first word is looked for. */
  #makeSearch = $state.raw<((index: CaseIndex) => TextSearch) | null>(null);
  #isSearchAsked = false;
  /** Parts of the page whose messages are loaded, and when they all are. */
  readonly #parts = new Set<MessagePart>();
  #isWorded: Promise<void> = Promise.resolve();
  /** The language that was asked for last. */
  #wanted: Language;
  #panels = $state.raw<readonly Panel[]>([{ kind: 'overview' }]);
  #selected = $state.raw<string | null>(null);
  #hovered = $state.raw<string | null>(null);
  #hoveredPlace = $state.raw<HoveredPlace | null>(null);
  #popup = $state.raw<PlacePopup | null>(null);
  #compared = $state.raw<readonly string[]>([]);
  #camera = $state.raw<Camera | null>(null);
  #goal = $state.raw<CameraGoal | null>(null);
  #isUnsaved = $state(false);
  #caseId = $state.raw('');
  #basemap = $state.raw<OwnBasemap | null>(null);
  #hiddenLayers = $state.raw<readonly string[]>([]);
  #bottom = $state.raw<ViewState['bottom']>('timeline');
  #subject = $state.raw<string | null>(null);
  #grouping = $state.raw<Grouping>('day');
  #theme = $state.raw<ThemeName | null>(null);
  #prefersDark = $state.raw(false);
  #announcement = $state.raw('');

  readonly index: CaseIndex = $derived.by(() => indexCase(this.#loaded));
  readonly #search = $derived.by(() => this.#makeSearch?.(this.index) ?? null);
  readonly #runQuery = $derived.by(() => createQueryRunner(this.index));
  /** What every view reads. */
  readonly result: QueryResult = $derived.by(() => this.#runQuery(this.#queries.current, this.#search));
  /** `null` until the boundaries are there; everything but the map works without them. */
  readonly features: MapFeatures | null = $derived.by(() =>
    this.#layers === null ? null : buildMapFeatures(this.result, this.index, this.#layers.boundaries),
  );
  /** The same as if nothing were filtered out. */
  readonly allFeatures: MapFeatures | null = $derived.by(() =>
    this.#layers === null ? null : buildMapFeatures(this.index.case, this.index, this.#layers.boundaries),
  );
  readonly panel: Panel = $derived(this.#panels.at(-1) ?? { kind: 'overview' });
  readonly canGoBack = $derived(this.#panels.length > 1);
  readonly themeName: ThemeName = $derived(this.#theme ?? (this.#prefersDark ? 'dark' : 'light'));
  readonly isFiltered = $derived.by(() => !isEmptyQuery(this.#queries.current));

  constructor({ loaded, translator, loadTranslator, prefersDark, caseId }: SessionOptions) {
    this.#loaded = loaded;
    this.#begin(EMPTY_QUERY);
    this.#caseId = caseId ?? loaded.file.id;
    this.#loadTranslator = loadTranslator;
    this.#translator = translator;
    this.#wanted = translator.language as Language;
    this.#prefersDark = prefersDark;
  }

  /** A case in which nothing is dated by when it was said is shown by when it was published. */
  #begin(query: Query): void {
    const { claims } = this.#loaded;
    const isUndated = query.clock === 'said' && claims.length > 0 && claims.every(({ said }) => said === null);
    this.#queries = new History(isUndated ? { ...query, clock: 'published' } : query);
  }

  // Words

  get translator(): Translator {
    return this.#translator;
  }
  get language(): string {
    return this.#translator.language;
  }
  t = (id: MessageId, values?: MessageValues): string => this.#translator.t(id, values);
  say = (text: Localized): string => localize(text, this.#translator.language);
  setLanguage(language: Language): Promise<void> {
    this.#wanted = language;
    return this.#loadWords();
  }
  /** Resolves when the messages of parts of the page are there. Asking again is free; after a failure it tries again. */
  needWords(...parts: readonly MessagePart[]): Promise<void> {
    const news = parts.filter((part) => !this.#parts.has(part));
    if (news.length === 0) return this.#isWorded;
    for (const part of news) this.#parts.add(part);
    return this.#loadWords().catch((cause: unknown) => {
      for (const part of news) this.#parts.delete(part);
      throw cause;
    });
  }
  /** One after the other: what was asked for last, with all parts, is what stays. */
  #loadWords(): Promise<void> {
    this.#isWorded = this.#isWorded
      .catch(() => undefined)
      .then(async () => {
        this.#translator = await this.#loadTranslator(this.#wanted, [...this.#parts]);
      });
    return this.#isWorded;
  }
  /** Text for the polite live region. */
  get announcement(): string {
    return this.#announcement;
  }
  announce(text: string): void {
    this.#announcement = text;
  }

  // The question

  get query(): Query {
    return this.#queries.current;
  }
  get canUndo(): boolean {
    return this.#queries.canUndo;
  }
  get canRedo(): boolean {
    return this.#queries.canRedo;
  }
  undo(): void {
    this.#queries.undo();
  }
  redo(): void {
    this.#queries.redo();
  }
  setText(text: string): void {
    this.#needSearch(text);
    // Letter after letter is one step to undo; emptying the field ends it.
    if (text !== this.query.text) this.#queries.push({ ...this.query, text }, text === '' ? null : 'text');
  }
  #needSearch(text: string): void {
    if (text === '' || this.#isSearchAsked) return;
    this.#isSearchAsked = true;
    import('../core/query/text-search').then(
      ({ createTextSearch }) => (this.#makeSearch = createTextSearch),
      () => {
        this.#isSearchAsked = false;
        this.notices.add({
          kind: 'error',
          title: this.t('app.searchMissing'),
          detail: this.t('app.layerMissingAdvice'),
        });
      },
    );
  }
  toggleFacet(facet: FacetId, id: string): void {
    const values = this.query.facets[facet] ?? [];
    this.#setFacet(facet, values.includes(id) ? values.filter((value) => value !== id) : [...values, id]);
  }
  clearFacet(facet: FacetId): void {
    this.#setFacet(facet, []);
  }
  #setFacet(facet: FacetId, values: readonly string[]): void {
    const { [facet]: _, ...others } = this.query.facets;
    this.#queries.push({ ...this.query, facets: values.length === 0 ? others : { ...others, [facet]: values } });
  }
  setClock(clock: Clock): void {
    if (clock !== this.query.clock) this.#queries.push({ ...this.query, clock });
  }
  /** `transient` while a drag goes on: the last, lasting call makes one undo step of it. */
  setRange(range: DayRange, { transient = false } = {}): void {
    const next = { ...this.query, range };
    if (transient) this.#queries.replace(next);
    else this.#queries.push(next);
  }
  clearFilters(): void {
    if (this.isFiltered) this.#queries.push({ ...EMPTY_QUERY, clock: this.query.clock });
  }

  // Selection and panels

  get selected(): string | null {
    return this.#selected;
  }
  select(claim: string | null): void {
    this.#selected = claim;
  }
  get hovered(): string | null {
    return this.#hovered;
  }
  hover(claim: string | null): void {
    this.#hovered = claim;
    this.#hoveredPlace = null;
  }
  /** A place, or a movement's end, under the pointer on the map: its claims are set off in the list. */
  get hoveredPlace(): HoveredPlace | null {
    return this.#hoveredPlace;
  }
  hoverPlace(place: string | null, claims: readonly string[]): void {
    const before = this.#hoveredPlace;
    if (place === (before?.place ?? null) && claims.join() === (before?.claims.join() ?? '')) return;
    const [only] = claims;
    this.#hovered = claims.length === 1 ? (only ?? null) : null;
    this.#hoveredPlace = place === null ? null : { place, claims };
  }
  isHovered(claim: string): boolean {
    return this.#hovered === claim || (this.#hoveredPlace?.claims.includes(claim) ?? false);
  }
  openClaim(claim: string): void {
    this.#selected = claim;
    this.openPanel({ kind: 'claim', claim });
  }
  openPanel(panel: Panel): void {
    // The same kind of panel follows itself often (arrowing through a list): "back" skips what was only passed by.
    const kept = this.panel.kind === panel.kind ? this.#panels.slice(0, -1) : this.#panels;
    this.#panels = panel.kind === 'overview' ? [panel] : [...kept, panel].slice(-20);
  }
  back(): void {
    if (this.#panels.length > 1) this.#panels = this.#panels.slice(0, -1);
  }
  get popup(): PlacePopup | null {
    return this.#popup;
  }
  openPopup(place: string, claims: readonly string[], page = 0): void {
    this.#popup = { place, claims, page };
    this.#selected = claims[page] ?? this.#selected;
  }
  setPopupPage(page: number): void {
    if (this.#popup !== null) this.openPopup(this.#popup.place, this.#popup.claims, page);
  }
  closePopup(): void {
    this.#popup = null;
  }
  get compared(): readonly string[] {
    return this.#compared;
  }
  toggleCompared(claim: string): void {
    this.#setCompared(
      this.#compared.includes(claim) ? this.#compared.filter((id) => id !== claim) : [...this.#compared, claim],
    );
  }
  clearCompared(): void {
    this.#setCompared([]);
  }
  #setCompared(claims: readonly string[]): void {
    this.#compared = claims;
    if (this.panel.kind === 'compare') this.openPanel({ kind: 'compare', claims });
  }

  // The case

  /** Shows the case as it is now, after a change on the desk or an import: the view stays, but for what is gone. */
  replaceCase(loaded: Case): void {
    this.#loaded = loaded;
    const { claims, sources, occasions } = this.index;
    const isThere = (panel: Panel): boolean =>
      panel.kind === 'claim'
        ? claims.has(panel.claim)
        : panel.kind === 'source'
          ? sources.has(panel.source)
          : panel.kind !== 'occasion' || occasions.has(panel.occasion);
    if (!this.#panels.every(isThere)) this.#panels = this.#panels.filter(isThere);
    if (this.#selected !== null && !claims.has(this.#selected)) this.#selected = null;
    if (this.#hovered !== null && !claims.has(this.#hovered)) this.#hovered = null;
    if (!this.#compared.every((id) => claims.has(id))) this.#setCompared(this.#compared.filter((id) => claims.has(id)));
    if (this.#popup !== null && !this.#popup.claims.every((id) => claims.has(id))) this.#popup = null;
    // A case that was blank when it was opened has dates only now.
    if (!this.canUndo && !this.canRedo) this.#begin(this.query);
  }

  // What came in

  /** Something is kept nowhere but in this page. */
  get isUnsaved(): boolean {
    return this.#isUnsaved;
  }
  setUnsaved(isUnsaved: boolean): void {
    this.#isUnsaved = isUnsaved;
  }

  get caseId(): string {
    return this.#caseId;
  }
  /** The case has another address since it was stored. */
  setCaseId(caseId: string): void {
    this.#caseId = caseId;
  }

  // The map

  get layers(): BaseLayers | null {
    return this.#layers;
  }
  setLayers(layers: BaseLayers): void {
    this.#layers = layers;
  }
  get camera(): Camera | null {
    return this.#camera;
  }
  setCamera(camera: Camera): void {
    this.#camera = camera;
  }
  get goal(): CameraGoal | null {
    return this.#goal;
  }
  flyTo(goal: CameraGoal | null): void {
    this.#goal = goal;
  }
  get hiddenLayers(): readonly string[] {
    return this.#hiddenLayers;
  }
  /** Pictures of the reader's own under the map; held as long as the page is open, never in a case or an address. */
  get basemap(): OwnBasemap | null {
    return this.#basemap;
  }
  layBasemap(basemap: OwnBasemap | null): void {
    this.#basemap = basemap;
  }
  toggleLayer(id: string): void {
    this.#hiddenLayers = this.#hiddenLayers.includes(id)
      ? this.#hiddenLayers.filter((layer) => layer !== id)
      : [...this.#hiddenLayers, id];
  }

  // How it is shown

  get bottom(): ViewState['bottom'] {
    return this.#bottom;
  }
  showBottom(bottom: ViewState['bottom']): void {
    this.#bottom = bottom;
  }
  get subject(): string | null {
    return this.#subject;
  }
  setSubject(subject: string | null): void {
    this.#subject = subject;
  }
  get grouping(): Grouping {
    return this.#grouping;
  }
  setGrouping(grouping: Grouping): void {
    this.#grouping = grouping;
  }
  get theme(): ThemeName | null {
    return this.#theme;
  }
  setTheme(theme: ThemeName | null): void {
    this.#theme = theme;
  }
  setPrefersDark(prefersDark: boolean): void {
    this.#prefersDark = prefersDark;
  }

  // The address

  get view(): ViewState {
    return {
      caseId: this.#caseId,
      camera: this.#camera,
      query: this.query,
      panel: this.panel,
      selected: this.#selected,
      bottom: this.#bottom,
      subject: this.#subject,
      grouping: this.#grouping,
      hiddenLayers: this.#hiddenLayers,
      language: this.language as Language,
      theme: this.#theme,
    };
  }

  /** Opens what an address asks for. What the case does not have is left out and said in a notice. Language is the caller's. */
  open(view: Partial<ViewState>): void {
    const missing = (kind: MessageId, id: string): void => {
      this.notices.add({ kind: 'warning', title: this.t(kind, { id }), detail: this.t('app.unknownAdvice') });
    };
    if (view.query !== undefined) {
      this.#needSearch(view.query.text);
      this.#begin(view.query);
    }
    if (view.camera !== undefined) this.#camera = view.camera;
    if (view.bottom !== undefined) this.#bottom = view.bottom;
    if (view.subject !== undefined && this.index.case.file.subjects.some(({ id }) => id === view.subject))
      this.#subject = view.subject;
    if (view.grouping !== undefined) this.#grouping = view.grouping;
    if (view.hiddenLayers !== undefined) this.#hiddenLayers = view.hiddenLayers;
    if (view.theme !== undefined) this.#theme = view.theme;
    if (view.selected != null) {
      if (this.index.claims.has(view.selected)) this.#selected = view.selected;
      else missing('app.unknownClaim', view.selected);
    }
    const { panel } = view;
    if (panel === undefined) return;
    if (panel.kind === 'compare') {
      this.#compared = panel.claims.filter((id) => this.index.claims.has(id));
      this.openPanel({ kind: 'compare', claims: this.#compared });
    } else if (panel.kind === 'source' && !this.index.sources.has(panel.source))
      missing('app.unknownSource', panel.source);
    else if (panel.kind === 'occasion' && !this.index.occasions.has(panel.occasion))
      missing('app.unknownOccasion', panel.occasion);
    else if (panel.kind === 'claim' && !this.index.claims.has(panel.claim)) {
      if (view.selected !== panel.claim) missing('app.unknownClaim', panel.claim);
    } else this.openPanel(panel);
  }
}

export const [getSession, setSession] = createContext<Session>();

function isEmptyQuery({ text, facets, range }: Query): boolean {
  return text === '' && Object.keys(facets).length === 0 && range.from === null && range.to === null;
}
