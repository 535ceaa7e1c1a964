import { createContext } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import type { DeskRecord } from '../../core/desk/desk-record';
import type { CaseTable } from '../../core/model/case-table';
import type { DeskEffects, DeskWork } from '../../state/desk-work.svelte';
import type { Session } from '../../state/session.svelte';
import type { StoreProblem } from '../../state/store/store-error';
import type { ExportSource } from '../export/export-source';
import { caseOpening } from '../table/case-opening';
import type { TableOpening } from '../table/table-opening';

export const TABS = ['list', 'evidence', 'timeline', 'numbers'] as const;
export type Tab = (typeof TABS)[number];
export const STOPS = ['peek', 'half', 'full'] as const;
export type Stop = (typeof STOPS)[number];

/** The parts of the page that a key can go to. */
export type Landmark = 'search' | 'list' | 'filters' | 'map' | 'evidence' | 'desk';

/** What a page is being made of; `null`: the open case. */
export interface Exporting {
  readonly source: ExportSource | null;
}

/** Points that are chosen among or drawn on the map, WGS 84. */
export interface Sketch {
  readonly points: readonly (readonly [lng: number, lat: number])[];
  /** The points are the corners of an area, or a circle, whose points are not marked. */
  readonly isArea: boolean | 'circle';
  /** The one that is chosen. */
  readonly chosen: readonly [lng: number, lat: number] | null;
  readonly onclick: (lng: number, lat: number) => void;
}

/** Where the work on a case is kept. */
export interface DeskStart {
  /** What is kept of it now. */
  readonly record: () => DeskRecord;
  readonly effects: DeskEffects;
  /** Opens another case in this one's place; `isCopy`: it was made of this one. */
  readonly onopencase: (record: DeskRecord, isCopy: boolean) => void;
}

/** `missing` is a case of this browser that was asked for and cannot be shown, and why; `file` is one to be opened as a case. */
export interface LibraryRequest {
  readonly file?: File;
  readonly missing: { readonly id: string; readonly problem: StoreProblem | 'unknown' | 'damaged' } | null;
}

/** How the page is laid out: which columns are folded, and what the phone's sheet shows. Not part of the address. */
export class Desk {
  readonly #session: Session;
  readonly #phone = new MediaQuery('max-width: 719px', false);
  readonly #tablet = new MediaQuery('max-width: 999px', false);
  readonly #places = new Map<Landmark, () => void>();

  #takePicture: () => string | null = () => null;
  readonly #start: DeskStart;

  #work = $state.raw<DeskWork | null>(null);
  #sketch = $state.raw<Sketch | null>(null);

  #folded = $state.raw<ReadonlySet<'list' | 'evidence' | 'bottom'>>(new Set());
  #isFiltering = $state(false);
  #exporting = $state.raw<Exporting | null>(null);
  #exchange = $state.raw<{ readonly file: File | null } | null>(null);
  #library = $state.raw<LibraryRequest | null>(null);
  #table = $state.raw<TableOpening | null>(null);
  #stop = $state.raw<Stop>('half');
  #chosen = $state.raw<{ tab: Tab; panel: Session['panel']; bottom: Session['bottom'] } | null>(null);

  /** Wide: three columns. Middle: list and evidence share one. Narrow: a sheet over the map. */
  readonly layout: 'wide' | 'middle' | 'narrow' = $derived(
    this.#phone.current ? 'narrow' : this.#tablet.current ? 'middle' : 'wide',
  );

  /** What the reader chose, until something opens elsewhere (a claim on the map, a view by its key): then that. */
  readonly tab: Tab = $derived.by(() => {
    const { panel, bottom } = this.#session;
    const chosen = this.#chosen;
    if (chosen === null) return panel.kind === 'overview' ? 'list' : 'evidence';
    if (chosen.panel !== panel) return 'evidence';
    return chosen.bottom === bottom ? chosen.tab : bottom;
  });

  constructor(session: Session, start: DeskStart) {
    this.#session = session;
    this.#start = start;
    this.#chosen = { tab: session.panel.kind === 'overview' ? 'list' : 'evidence', ...this.#now() };
  }

  showTab(tab: Tab): void {
    if (tab === 'timeline' || tab === 'numbers') this.#session.showBottom(tab);
    if (this.#stop === 'peek') this.#stop = 'half';
    this.#chosen = { tab, ...this.#now() };
  }
  #now(): { panel: Session['panel']; bottom: Session['bottom'] } {
    return { panel: this.#session.panel, bottom: this.#session.bottom };
  }

  get stop(): Stop {
    return this.#stop;
  }
  setStop(stop: Stop): void {
    this.#stop = stop;
  }

  isFolded(part: 'list' | 'evidence' | 'bottom'): boolean {
    return this.#folded.has(part);
  }
  toggleFolded(part: 'list' | 'evidence' | 'bottom'): void {
    const folded = new Set(this.#folded);
    if (!folded.delete(part)) folded.add(part);
    this.#folded = folded;
  }
  #unfold(part: 'list' | 'evidence'): void {
    if (this.isFolded(part)) this.toggleFolded(part);
  }

  // The workbench

  /** What is kept of the case now. */
  get record(): DeskRecord {
    return this.#start.record();
  }
  get effects(): DeskEffects {
    return this.#start.effects;
  }
  openCase(record: DeskRecord, isCopy: boolean): void {
    this.#start.onopencase(record, isCopy);
  }
  /** The work on the case, from the first time that the workbench is opened. */
  get work(): DeskWork | null {
    return this.#work;
  }
  setWork(work: DeskWork): DeskWork {
    return (this.#work = work);
  }
  get isWorking(): boolean {
    return this.#session.panel.kind === 'desk';
  }
  /**
   * Shows the case as it was changed beside the workbench, and stores it. Work that is going on takes it over as a step to be undone; `hasOthers`: what
   * another tab did is in it.
   */
  takeOver(record: DeskRecord, hasOthers = false): void {
    if (this.#work !== null) this.#work.adopt(record, hasOthers);
    else {
      this.#session.replaceCase(record.case);
      this.effects.save(record);
    }
  }
  /** Shows what another tab stored. */
  follow(record: DeskRecord): void {
    if (this.#work !== null) this.#work.follow(record);
    else this.#session.replaceCase(record.case);
  }
  /** What is being placed on the map; its clicks go there then. */
  get sketch(): Sketch | null {
    return this.#sketch;
  }
  setSketch(sketch: Sketch | null): void {
    this.#sketch = sketch;
  }

  get isFiltering(): boolean {
    return this.#isFiltering;
  }
  toggleFiltering(): void {
    this.#isFiltering = !this.#isFiltering;
  }

  /** A page is being made of the open case, or of what is given. */
  get exporting(): Exporting | null {
    return this.#exporting;
  }
  setExporting(exporting: Exporting | null): void {
    this.#exporting = exporting;
  }

  /** Data going out and coming in; `file` is one that was dropped on the page. */
  get exchange(): { readonly file: File | null } | null {
    return this.#exchange;
  }
  openExchange(file: File | null = null): void {
    this.#exchange = { file };
  }
  closeExchange(): void {
    this.#exchange = null;
  }

  /** The cases in this browser. */
  get library(): LibraryRequest | null {
    return this.#library;
  }
  openLibrary(request: LibraryRequest = { missing: null }): void {
    this.#library = request;
  }
  closeLibrary(): void {
    this.#library = null;
  }

  /** A large table that takes the place of the case until it is closed. */
  get table(): TableOpening | null {
    return this.#table;
  }
  openTable(opening: TableOpening): void {
    this.#exchange = null;
    this.#table = opening;
  }
  openCaseTable(about: CaseTable): void {
    this.openTable(caseOpening(about, document.baseURI));
  }
  closeTable(): void {
    this.#table = null;
  }

  /** Called by a part when it is there; the answer takes it back. */
  offerFocus(landmark: Landmark, focus: () => void): () => void {
    this.#places.set(landmark, focus);
    return () => {
      if (this.#places.get(landmark) === focus) this.#places.delete(landmark);
    };
  }
  /** Called by the map when it is there: a PNG data address of what it shows now, for paper; `null` when there is none. */
  offerPicture(take: () => string | null): () => void {
    this.#takePicture = take;
    return () => {
      if (this.#takePicture === take) this.#takePicture = () => null;
    };
  }
  takePicture(): string | null {
    return this.#takePicture();
  }
  /** Brings a part of the page into view and the focus into it. */
  goTo(landmark: Landmark): void {
    if (landmark === 'list' || landmark === 'evidence') {
      this.#unfold(landmark);
      if (this.layout !== 'wide') this.showTab(landmark);
    }
    if (landmark === 'filters') {
      this.#unfold('list');
      if (this.layout !== 'wide') this.showTab('list');
    }
    if (landmark === 'search' && this.layout === 'narrow') this.showTab('list');
    // What was folded is only there after the page has been brought up to date.
    requestAnimationFrame(() => this.#places.get(landmark)?.());
  }
}

export const [getDesk, setDesk] = createContext<Desk>();
