import type { Language } from '../../core/view/view-state';
import { SCENE_OPTIONS } from '../../snapshot/scene-input';
import type { LayerAddresses } from '../../state/base-layers';
import type { Session } from '../../state/session.svelte';
import { chosenPage } from './chosen-page';
import { readChoices, writeChoices, type ExportChoices } from './export-choices';
import type { ExportSource } from './export-source';
import { SnapshotClient, Superseded } from './snapshot-client';
import type { SnapshotAbout, SnapshotFiles, SnapshotRequest } from './snapshot-request';

export interface ExportDeskOptions {
  readonly session: Session;
  readonly source: ExportSource;
  readonly layers: LayerAddresses;
  readonly storage: () => Storage;
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
    this.asOf = options.source.asOf;
    const { source, layers } = options;
    this.client = new SnapshotClient({ ...source.about, layers }, source.loadCells);
  }

  /** Whether the page is about claims or about a table's rows. */
  get about(): SnapshotAbout['kind'] {
    return this.#options.source.about.kind;
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
    const { source } = this.#options;
    const { theme, parts, projection } = this.#choices;
    const page = this.page;
    if (page === null || !/^\d{4}-\d{2}-\d{2}$/.test(this.asOf)) return null;
    const has = (part: ExportChoices['parts'][number]): boolean => parts.includes(part);
    return {
      ...source.view(),
      frame: this.#choices.frame === 'claims' ? { kind: 'claims' } : source.screen(),
      page,
      theme,
      language: this.language,
      title: this.title,
      subtitle: this.subtitle,
      asOf: this.asOf,
      permalink: source.permalink(this.language),
      options: {
        ...SCENE_OPTIONS,
        projection,
        legend: has('legend'),
        locator: has('locator'),
        north: has('north'),
        permalink: has('permalink'),
        qr: has('qr'),
      },
    };
  }
}
