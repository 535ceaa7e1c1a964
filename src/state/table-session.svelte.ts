import type { RowMapping } from '../core/formats/rows/row-roles';
import type { CaseTable } from '../core/model/case-table';
import type { TablePart } from '../core/model/table-part';
import { foldedWords } from '../core/query/fold-text';
import type { Clock, DayRange, FacetId } from '../core/query/query';
import { openingColumns, type OpeningColumns } from '../core/table/opening-columns';
import type { TableOutline } from '../core/table/part/group-extent';
import type { RowSort } from '../core/table/row-order';
import type { AreaShape, TableArea } from '../core/table/table-area';
import { wordColumns } from '../core/table/word-columns';
import { digestName, NO_ROW, toldColumns, type AskedTableView, type TableView } from '../core/view/table-permalink';
import type { Camera } from '../core/view/view-state';
import type {
  CellDetails,
  FilterAnswer,
  NearRowDetails,
  OpenProgress,
  RowDetails,
  ShownShapes,
  SightView,
  TableInfo,
  TableSource,
} from '../engine/protocol';
import { SearchClient } from '../engine/search-client';
import { SupersededError, TableClient } from '../engine/table-client';

export interface TableQuestion {
  readonly text: string;
  readonly facets: Readonly<Partial<Record<FacetId, readonly string[]>>>;
  readonly clock: Clock;
  readonly range: DayRange;
  /** What counts are split and coloured by. */
  readonly by: FacetId;
  readonly area: TableArea | null;
}

export interface TableSessionOptions extends TableSource {
  /** What the case says of it; `null` where no case points at it. */
  readonly about: CaseTable | null;
  /** What an address calls it; `null`: it is known by its digest. */
  readonly address: string | null;
  /** The view that was asked for. */
  readonly asked: AskedTableView | null;
  /** Only these rows of the file; `null`: all of it. */
  readonly part: TablePart | null;
  /** An area by its own numbers; `null` when there is none of that name. */
  readonly shapeOf: (area: TableArea) => Promise<AreaShape | null>;
}

export interface TablePopup {
  readonly lng: number;
  readonly lat: number;
  readonly cell: CellDetails;
}

const NOTHING: DayRange = { from: null, to: null };
/** Rows side by side: more columns nobody reads. */
export const MOST_COMPARED = 6;
/** The place of a row that is no longer in the table. */
const NOWHERE = -1;
const POPUP_ROWS = 50;
const NEAR_ROWS = 20;
/** Milliseconds that an answer waits at most for what is drawn beside it: a host may take seconds for the rows of a list. */
const PATIENCE_MS = 40;
/** Fetches what is drawn beside an answer. */
type Companion = (answer: FilterAnswer) => Promise<unknown>;

/** One large table on the desk: its worker, what is asked of it, what it answered. Closing it ends the worker. */
export class TableSession {
  readonly source: TableSource;
  /** What the case that points at the table says of it: whom to credit, and more. */
  readonly about: CaseTable | null;
  readonly #options: TableSessionOptions;
  readonly #client: TableClient;

  #progress = $state.raw<OpenProgress | null>(null);
  #failure = $state.raw<string | null>(null);
  #info = $state.raw<TableInfo | null>(null);
  #part = $state.raw<TablePart | null>(null);
  #outline = $state.raw<TableOutline | null>(null);
  #question = $state.raw<TableQuestion>({
    text: '',
    facets: {},
    clock: 'said',
    range: NOTHING,
    by: 'group',
    area: null,
  });
  /** What is asked already and shown with its answer. */
  #ahead: Partial<TableQuestion> = {};
  #answer = $state.raw<FilterAnswer | null>(null);
  readonly #companions = new Set<Companion>();
  #shapes = $state.raw<ShownShapes | null>(null);
  #sort = $state.raw<RowSort>({ by: 'time', isDescending: false });
  #selected = $state.raw<RowDetails | null>(null);
  #compared = $state.raw<readonly RowDetails[]>([]);
  #isComparing = $state(false);
  /** Numbers of rows, opened or compared, of which not all is here yet, and of those whose rest could not be read. */
  #coming = $state.raw<readonly number[]>([]);
  #unread = $state.raw<readonly number[]>([]);
  #lost = $state(0);
  #popup = $state.raw<TablePopup | null>(null);
  #near = $state.raw<readonly NearRowDetails[]>([]);

  #camera = $state.raw<Camera | null>(null);
  #other = $state.raw<string | null>(null);
  #name = $state.raw<Pick<TableView, 'table' | 'file'> | null>(null);
  #digest: Promise<string | null> | null = null;

  #indexing = $state.raw<number | null>(null);

  #search: Promise<SearchClient> | null = null;
  #isClosed = false;
  #outstanding = 0;
  #due: Promise<void> | null = null;
  #isStale = false;
  /** Whether some row has told what there is to choose from. */
  #isChosen = false;
  /** What an address does not tell. */
  #opening: OpeningColumns = { clock: 'said', by: 'group' };
  #asked = 0;
  #settled: (() => void)[] = [];

  constructor(options: TableSessionOptions) {
    const { source, name, address } = options;
    this.source = { source, name };
    this.about = options.about;
    this.#options = options;
    this.#camera = options.asked?.camera ?? null;
    this.#part = options.part;
    if (address !== null) this.#name = { table: address, file: null };
    this.#client = new TableClient((progress) => (this.#progress = progress));
  }

  /** `null` until the first bytes have come. */
  get progress(): OpenProgress | null {
    return this.#progress;
  }
  /** Why the table could not be read. */
  get failure(): string | null {
    return this.#failure;
  }
  /** `null` until the table is open. */
  get info(): TableInfo | null {
    return this.#info;
  }
  get question(): TableQuestion {
    return this.#question;
  }
  get answer(): FilterAnswer | null {
    return this.#answer;
  }
  /** The lines and areas among the rows shown; `null` where rows are points only. */
  get shapes(): ShownShapes | null {
    return this.#shapes;
  }
  get sort(): RowSort {
    return this.#sort;
  }
  get selected(): RowDetails | null {
    return this.#selected;
  }
  get popup(): TablePopup | null {
    return this.#popup;
  }
  get client(): TableClient {
    return this.#client;
  }
  get isFiltered(): boolean {
    const { text, facets, range, area } = this.#question;
    return text !== '' || Object.keys(facets).length > 0 || range.from !== null || range.to !== null || area !== null;
  }

  /** Whom to credit, in plain text: as the case says, else the table itself, else the maker of its tiles; `null` when nobody is named. */
  get attribution(): string | null {
    return this.about?.attribution ?? this.#info?.credit?.attribution ?? (this.#info?.sight?.attribution || null);
  }

  /** Reads the table and asks for all of it. */
  async open(mapping: RowMapping | null): Promise<void> {
    this.#failure = null;
    this.#outline = null;
    const request = { ...this.source, ...(mapping !== null && { mapping }) };
    const part = this.#part;
    try {
      const info = await this.#client.ask('open', { ...request, ...(part !== null && { part }) });
      const { asked } = this.#options;
      if (asked !== null) {
        const { facets, range, area } = asked;
        // Of vector tiles no words are indexed: their rows change with every move of the map.
        this.#question = { ...this.#question, facets, range, area, text: info.sight === null ? asked.text : '' };
        this.#sort = asked.sort;
      }
      this.#chooseColumns(info);
      this.#info = info;
      await this.#ask();
      if (asked?.row != null) this.#selected = (await this.#client.ask('numbered', [asked.row]))[0] ?? null;
      if (asked !== null && asked.compared.length > 0 && info.sight === null) await this.#restoreCompared(asked);
      if (this.#name === null) await this.#identify();
      await this.#compare();
    } catch (cause) {
      if (cause instanceof SupersededError) return;
      // Too large a file is no failure where part of it can be asked for.
      const outline = part === null ? await this.#client.ask('outline', request).catch(() => null) : null;
      if (outline?.isTooLarge === true) this.#outline = outline;
      else this.#failure = cause instanceof Error ? cause.message : String(cause);
    }
  }
  /** What the file says of its rows, which are too many: part of it is to be chosen. `null` otherwise. */
  get outline(): TableOutline | null {
    return this.#outline;
  }
  /** The part of the file that was asked for; `null`: all of it. */
  get part(): TablePart | null {
    return this.#part;
  }
  /** Reads this part of the file. */
  async openPart(part: TablePart, mapping: RowMapping | null): Promise<void> {
    this.#part = part;
    await this.open(mapping);
  }

  /** The clock and the split that were asked for, else the first that the table has. */
  #chooseColumns(info: TableInfo): void {
    const { asked } = this.#options;
    this.#question = { ...this.#question, ...openingColumns(info, asked) };
    this.#opening = openingColumns(info);
    this.#isChosen = info.count > 0;
  }

  /** The map shows something: of vector tiles the rows are now those that are in sight, and those that come later join them. */
  async look(view: SightView): Promise<void> {
    if (this.#info?.sight == null) return;
    try {
      const { info, answer } = await this.#client.ask('look', view);
      this.#info = info;
      this.#answer = answer;
      this.#shapes = await this.#client.ask('shapes', null);
      // What they are called is another row's name now.
      this.closePopup();
      if (this.#selected !== null) this.#selected = { ...this.#selected, at: NOWHERE };
      if (!this.#isChosen && info.count > 0) {
        this.#chooseColumns(info);
        await this.#ask();
      }
      if ((info.sight?.pending ?? 0) > 0) await this.look(view);
    } catch (cause) {
      if (!(cause instanceof SupersededError)) this.#failure = cause instanceof Error ? cause.message : String(cause);
    }
  }

  /** The digest of the table, read when it is first asked for where it was not taken beside the reading; `null` where a server answers anew each time. */
  digest(): Promise<string | null> {
    return (this.#digest ??= this.#client.ask('identify', this.source));
  }
  /** Of a packed table, which bears its digest, the digest that it has where the case names another; `null` while none is known to differ. */
  get otherDigest(): string | null {
    return this.#other;
  }
  async #compare(): Promise<void> {
    const named = this.about?.sha256;
    if (named === undefined || !/\.dltable$/i.test(this.source.name)) return;
    const own = await this.digest();
    if (own !== named) this.#other = own;
  }
  async #identify(): Promise<void> {
    const digest = await this.digest();
    if (digest !== null) this.#name = { table: digestName(digest), file: this.source.name };
  }
  /** From now on the table is known by another file, which has the same rows. */
  async keptAs(file: TableSource): Promise<void> {
    if (this.#options.address !== null) return;
    this.#digest = this.#client.ask('identify', file);
    // The packed file has these rows and no others.
    this.#part = null;
    await this.#identify();
  }

  /** The whole view; `null` while it is not known what the table is called. */
  get view(): Omit<TableView, 'case' | 'language' | 'theme'> | null {
    const info = this.#info;
    if (this.#name === null || info === null) return null;
    const { clock, by, ...question } = this.#question;
    return {
      ...this.#name,
      ...question,
      columns: toldColumns(info),
      part: this.#part,
      camera: this.#camera,
      clock: clock === this.#opening.clock ? null : clock,
      by: by === this.#opening.by ? null : by,
      sort: this.#sort,
      row: info.sight === null && !this.#isComparing ? (this.#selected?.id ?? null) : null,
      // Of vector tiles a row's number is another one's when the map has moved.
      compared: info.sight === null ? this.#compared.map(({ id }) => id) : [],
    };
  }

  /** Where the map stands; `null` before it does. */
  get camera(): Camera | null {
    return this.#camera;
  }
  setCamera(camera: Camera): void {
    this.#camera = camera;
  }

  close(): void {
    this.#isClosed = true;
    this.#client.close();
    void this.#search?.then((search) => search.close());
  }

  setText(text: string): void {
    void this.#change({ text });
  }
  /** Share of the rows whose words can be found; `null` before the first word is looked for. */
  get indexing(): number | null {
    return this.#indexing;
  }
  /** Begins to index the words: only for those who look for some. */
  prepareSearch(): Promise<SearchClient> {
    return (this.#search ??= this.#startSearch());
  }
  async #startSearch(): Promise<SearchClient> {
    const info = this.#info;
    if (info === null) throw new Error('No table is open.');
    this.#indexing = 0;
    const source = await this.#client.ask('texts', null);
    const search = new SearchClient({
      source,
      columns: wordColumns(info),
      count: info.count,
      onprogress: (ready) => {
        this.#indexing = ready / info.count;
        // What has been found so far is shown; the rest joins it.
        if (this.#question.text !== '') void this.#ask();
      },
      onfailed: (message) => (this.#failure = message),
    });
    if (this.#isClosed) search.close();
    return search;
  }
  toggleFacet(facet: FacetId, id: string): void {
    const values = this.#question.facets[facet] ?? [];
    this.setFacet(facet, values.includes(id) ? values.filter((value) => value !== id) : [...values, id]);
  }
  setFacet(facet: FacetId, values: readonly string[]): void {
    const { [facet]: _, ...others } = this.#question.facets;
    void this.#change({ facets: values.length === 0 ? others : { ...others, [facet]: values } });
  }
  setClock(clock: Clock): void {
    void this.#change({ clock, range: NOTHING });
  }
  setRange(range: DayRange): void {
    void this.#change({ range });
  }
  /** One step of playing: the range is shown with its answer, since each change for itself costs a frame. */
  stepRange(range: DayRange): void {
    this.#ahead = { range };
    void this.#ask();
  }
  setArea(area: TableArea | null): void {
    void this.#change({ area });
  }
  setBy(by: FacetId): void {
    void this.#change({ by });
  }
  /** Everything as when the table was opened, but for clock and colours. */
  reset(): void {
    this.closePopup();
    this.#selected = null;
    this.#sort = { by: 'time', isDescending: false };
    this.#near = [];
    void this.#change({ text: '', facets: {}, range: NOTHING, area: null });
  }
  setSort(sort: RowSort): void {
    this.#sort = sort;
  }

  select(row: RowDetails | null): void {
    this.#selected = row;
    this.#isComparing = false;
    if (row === null) return;
    void this.#complete(row, (whole) => {
      if (this.#selected === row) this.#selected = whole;
    });
  }
  /** Rows that were chosen to be seen side by side, in the order of choosing; filters do not touch them. */
  get compared(): readonly RowDetails[] {
    return this.#compared;
  }
  /** Takes a row in, if there is room, or out. */
  toggleCompared(row: RowDetails): void {
    const others = this.#compared.filter(({ id }) => id !== row.id);
    if (others.length < this.#compared.length) this.#compared = others;
    else if (others.length < MOST_COMPARED) {
      this.#compared = [...others, row];
      // The comparison is of all that a row says.
      void this.#complete(row, (whole) => {
        this.#compared = this.#compared.map((each) => (each.id === whole.id ? whole : each));
      });
    }
    if (this.#compared.length === 0) this.#isComparing = false;
  }
  /** Asks for the rest of what a row says: a list has only what it shows. */
  async #complete(row: RowDetails, take: (whole: RowDetails) => void): Promise<void> {
    if (this.#info?.sight !== null) return;
    this.#coming = [...this.#coming, row.id];
    this.#unread = this.#unread.filter((id) => id !== row.id);
    try {
      const [whole] = await this.#client.ask('rows', [row.at]);
      if (whole !== undefined) take(whole);
    } catch (cause) {
      if (!(cause instanceof SupersededError)) this.#unread = [...this.#unread, row.id];
    } finally {
      // The same row may be asked for twice: opened, and compared.
      const at = this.#coming.indexOf(row.id);
      this.#coming = this.#coming.filter((_, each) => each !== at);
    }
  }
  async #restoreCompared({ compared, row }: AskedTableView): Promise<void> {
    const wanted = [...new Set(compared)].filter((id) => id !== NO_ROW).slice(0, MOST_COMPARED);
    this.#compared = await this.#client.ask('numbered', wanted);
    this.#lost = compared.length - this.#compared.length;
    this.#isComparing = row === null;
  }
  /** Whether more of what an opened or compared row says is on its way. */
  isComing(id: number): boolean {
    return this.#coming.includes(id);
  }
  /** Whether the rest of what an opened or compared row says could not be read. */
  isUnread(id: number): boolean {
    return this.#unread.includes(id);
  }
  /** How many rows of the comparison that was asked for the table does not have. */
  get lostCompared(): number {
    return this.#lost;
  }
  clearCompared(): void {
    this.#compared = [];
    this.#isComparing = false;
    this.#lost = 0;
  }
  /** Whether they are seen in the place of the open row. */
  get isComparing(): boolean {
    return this.#isComparing;
  }
  compare(isComparing: boolean): void {
    this.#isComparing = isComparing;
  }
  async openRow(at: number): Promise<void> {
    const [row] = await this.#client.ask('rows', [at]);
    if (row !== undefined) this.select(row);
  }
  async openCell(
    { lng, lat }: { readonly lng: number; readonly lat: number },
    cell: { readonly level: number; readonly column: number; readonly row: number },
  ): Promise<void> {
    this.#popup = { lng, lat, cell: await this.#client.ask('cell', { ...cell, limit: POPUP_ROWS }) };
  }
  closePopup(): void {
    this.#popup = null;
  }

  /** The shown rows nearest to the point that was asked for last. */
  get near(): readonly NearRowDetails[] {
    return this.#near;
  }
  async findNear(lng: number, lat: number): Promise<void> {
    this.#near = await this.#client.ask('nearest', { lng, lat, count: NEAR_ROWS });
  }
  clearNear(): void {
    this.#near = [];
  }

  /** Resolves when the answer is that to the present question. */
  settled(): Promise<void> {
    if (this.#outstanding === 0 && this.#due === null) return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  /** Has something fetched before each answer is shown, so that both change in one frame. What it answers ends it. */
  accompany(companion: Companion): () => void {
    this.#companions.add(companion);
    return () => this.#companions.delete(companion);
  }
  async #accompanied(answer: FilterAnswer): Promise<void> {
    // What fails is told by whoever asked for it.
    const all = Promise.allSettled([...this.#companions].map((companion) => companion(answer)));
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  #change(change: Partial<TableQuestion>): Promise<void> {
    this.#question = { ...this.#question, ...this.#ahead, ...change };
    this.#ahead = {};
    return this.#ask();
  }

  /** What changes in one turn is one question. */
  #ask(): Promise<void> {
    return (this.#due ??= Promise.resolve().then(() => {
      this.#due = null;
      return this.#send();
    }));
  }

  /**
   * Two questions at most are on their way: the newer makes the worker drop the older. What is asked meanwhile waits, and
   * only the last of it is asked.
   */
  async #send(): Promise<void> {
    if (this.#outstanding >= 2) {
      this.#isStale = true;
      return;
    }
    this.#outstanding++;
    const number = ++this.#asked;
    const ahead = this.#ahead;
    const { text, area, ...query } = { ...this.#question, ...ahead };
    try {
      const shape = area === null ? null : await this.#shapeOf(area);
      const terms = foldedWords(text);
      const found = terms.length === 0 ? null : await (await this.prepareSearch()).find(terms);
      const answer = await this.#client.ask('filter', { ...query, found, area: shape });
      // They are those of the answer, or of a newer one, whose shapes follow.
      const shapes = this.#info?.sight ? await this.#client.ask('shapes', null) : null;
      if (number === this.#asked) await this.#accompanied(answer);
      if (number === this.#asked) {
        if (this.#ahead === ahead) this.#question = { ...this.#question, ...ahead };
        this.#answer = answer;
        this.#shapes = shapes;
        this.closePopup();
      }
    } catch (cause) {
      if (!(cause instanceof SupersededError)) this.#failure = cause instanceof Error ? cause.message : String(cause);
    } finally {
      this.#outstanding--;
    }
    if (this.#isStale) {
      this.#isStale = false;
      await this.#send();
    } else if (this.#outstanding === 0 && this.#due === null) for (const resolve of this.#settled.splice(0)) resolve();
  }

  /** No row lies in a region that is not there. */
  async #shapeOf(area: TableArea): Promise<AreaShape> {
    return (await this.#options.shapeOf(area)) ?? { kind: 'rings', rings: [] };
  }
}
