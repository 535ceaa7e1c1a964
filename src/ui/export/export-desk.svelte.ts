import type { Case } from '../../core/model/case';
import { formatPermalink } from '../../core/view/permalink';
import type { Language } from '../../core/view/view-state';
import { SCENE_OPTIONS, type Frame } from '../../snapshot/scene-input';
import { defaultAsOf } from '../../snapshot/snapshot-defaults';
import type { LayerAddresses } from '../../state/base-layers';
import type { Session } from '../../state/session.svelte';
import { chosenPage } from './chosen-page';
import { readChoices, writeChoices, type ExportChoices } from './export-choices';
import { SnapshotClient, Superseded } from './snapshot-client';
import type { SnapshotFiles, SnapshotRequest } from './snapshot-request';

export interface ExportDeskOptions {
  readonly session: Session;
  /** The case as it may be printed. */
  readonly loaded: Case;
  readonly layers: LayerAddresses;
  readonly storage: () => Storage;
  /** The page's address, without a query. */
  readonly base: string;
  /** The map's size on the screen, CSS pixels. */
  readonly viewport: { readonly width: number; readonly height: number };
}

/** What is being made of the view: the choices, the words, the page as it will be written. */
export class ExportDesk {
  readonly client: SnapshotClient;
  readonly #session: Session;
  readonly #options: ExportDeskOptions;

  #choices = $state.raw<ExportChoices>() as ExportChoices;
  /** `null`: as suggested. */
  title = $state<string | null>(null);
  subtitle = $state<string | null>(null);
  asOf = $state('');
  #preview = $state.raw<SnapshotFiles | null>(null);
  #problem = $state.raw<string | null>(null);

  readonly page = $derived.by(() => chosenPage(this.#choices));
  readonly language: Language = $derived.by(() => this.#choices.language ?? (this.#session.language as Language));
  /** What the page is made from; `null` while a measure makes no page. */
  readonly request: SnapshotRequest | null = $derived.by(() => this.#request());

  constructor(options: ExportDeskOptions) {
    this.#options = options;
    this.#session = options.session;
    this.#choices = readChoices(options.storage);
    this.asOf = defaultAsOf(options.session.index.case);
    this.client = new SnapshotClient({
      kind: 'case',
      loaded: options.loaded,
      layers: options.layers,
    });
  }

  get choices(): ExportChoices {
    return this.#choices;
  }
  choose(change: Partial<ExportChoices>): void {
    this.#choices = { ...this.#choices, ...change };
    writeChoices(this.#options.storage, this.#choices);
  }
  /** The newest page that arrived. */
  get preview(): SnapshotFiles | null {
    return this.#preview;
  }
  get problem(): string | null {
    return this.#problem;
  }

  /** Draws the page again; what an older request answers is dropped. */
  async draw(request: SnapshotRequest): Promise<void> {
    performance.mark('dateline:export');
    try {
      this.#preview = await this.client.preview(request);
      this.#problem = null;
    } catch (cause) {
      if (!(cause instanceof Superseded)) this.#problem = cause instanceof Error ? cause.message : String(cause);
    }
  }

  #request(): SnapshotRequest | null {
    const { view, query, hiddenLayers, selected } = this.#session;
    const { theme, parts } = this.#choices;
    const page = this.page;
    if (page === null || !/^\d{4}-\d{2}-\d{2}$/.test(this.asOf)) return null;
    const has = (part: ExportChoices['parts'][number]): boolean => parts.includes(part);
    return {
      query,
      frame: this.#frame(),
      hiddenLayers,
      selected,
      page,
      theme,
      language: this.language,
      title: this.title,
      subtitle: this.subtitle,
      asOf: this.asOf,
      basemap: this.#session.basemap?.source ?? null,
      permalink: `${this.#options.base}?${formatPermalink({ ...view, language: this.language, theme: null })}`,
      options: {
        ...SCENE_OPTIONS,
        legend: has('legend'),
        locator: has('locator'),
        north: has('north'),
        permalink: has('permalink'),
        qr: has('qr'),
      },
    };
  }

  #frame(): Frame {
    if (this.#choices.frame === 'claims') return { kind: 'claims' };
    const { center, zoom } = this.#session.index.case.file.view;
    const camera = this.#session.camera ?? { lng: center[0], lat: center[1], zoom };
    const { width, height } = this.#options.viewport;
    return { kind: 'camera', lng: camera.lng, lat: camera.lat, zoom: camera.zoom, viewport: { width, height } };
  }
}
