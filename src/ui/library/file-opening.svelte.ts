import type { DeskRecord } from '../../core/desk/desk-record';
import type { Case } from '../../core/model/case';
import { compareCases } from '../../core/store/compare-cases';
import type { DeskDocumentReading } from '../../core/store/read-desk-document';
import type { CaseKeeper } from '../../state/store/case-keeper.svelte';
import type { ExchangeClient } from '../exchange/exchange-client';
import type { Library } from './library.svelte';
import type { OpenedFile } from './opened-files';
import { withTextsOf } from './with-texts-of';

interface FileOpeningOptions {
  readonly client: ExchangeClient;
  readonly keeper: CaseKeeper;
  readonly library: Library;
  /** Takes over the open case as it was merged, and stores it. */
  readonly onmerged: (record: DeskRecord) => void;
  readonly onopenrecord: (record: DeskRecord) => void;
  /** Goes to a case that is stored. */
  readonly onopenstored: (id: string) => void;
}

/** The stored case of the same id as the one in a file, at the revision at which the two were compared. */
interface Rival {
  readonly record: DeskRecord;
  readonly revision: number;
}

/** A case on its way from files into this browser: read, compared with the one of its name, then opened, merged or put beside it. */
export class FileOpening {
  readonly #options: FileOpeningOptions;
  #found = $state.raw<DeskDocumentReading | null>(null);
  #rival = $state.raw<Rival | null>(null);
  #isSame = $state(false);
  #isBusy = $state(false);
  #problem = $state.raw<string | null>(null);

  constructor(options: FileOpeningOptions) {
    this.#options = options;
  }

  get found(): DeskDocumentReading | null {
    return this.#found;
  }
  /** The stored case that differs from it; `null` when there is none. */
  get rival(): Rival | null {
    return this.#rival;
  }
  /** The browser has the very same. */
  get isSame(): boolean {
    return this.#isSame;
  }
  get isBusy(): boolean {
    return this.#isBusy;
  }
  get problem(): string | null {
    return this.#problem;
  }

  async open(files: readonly OpenedFile[]): Promise<void> {
    this.#found = null;
    this.#rival = null;
    this.#isSame = false;
    this.#problem = null;
    this.#isBusy = true;
    try {
      const found = await this.#options.client.order('open', { files });
      if (found.record === null) this.#problem = found.issues[0]?.message ?? '';
      this.#found = found;
      if (found.record !== null) await this.#compare(found, found.record);
    } catch (cause) {
      this.#problem = cause instanceof Error ? cause.message : String(cause);
    } finally {
      this.#isBusy = false;
    }
  }

  async #compare(found: DeskDocumentReading, record: DeskRecord): Promise<void> {
    const { keeper, library } = this.#options;
    const { id } = record.case.file;
    const stored = await library.attempt((store) => store.load(id));
    if (stored?.record == null) return;
    const mine = keeper.id === id ? keeper.record : stored.record;
    const isWhole = found.issues.length === 0;
    if (isWhole && compareCases(mine.case, record.case).isSame) this.#isSame = true;
    else this.#rival = { record: mine, revision: stored.revision };
  }

  /** As a case of its own, whatever else there is. */
  openAsOwn(): void {
    const record = this.#found?.record;
    if (record != null) this.#options.onopenrecord(record);
  }

  async merge(merged: Case): Promise<void> {
    const { keeper, library, onmerged, onopenstored } = this.#options;
    const [rival, theirs] = [this.#rival, this.#found?.record];
    if (rival === null || theirs == null) return;
    const { id } = merged.file;
    const record = withTextsOf({ ...rival.record, case: merged }, theirs);
    if (keeper.id === id) {
      onmerged(record);
      return;
    }
    const saved = await library.attempt((store) => store.save(id, record, rival.revision));
    if (saved?.kind === 'saved') onopenstored(id);
    // Another tab was quicker: what it did is compared first.
    else if (saved?.kind === 'conflict' && saved.stored?.record != null)
      this.#rival = { record: saved.stored.record, revision: saved.stored.revision };
  }
}
