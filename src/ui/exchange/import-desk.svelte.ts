import type { ClaimField } from '../../core/formats/import/claim-fields';
import type { ImportResult } from '../../core/formats/import/import-report';
import { FileProblem, type ExchangeClient } from './exchange-client';
import type { FileOutline } from './exchange-orders';
import { importMappings } from './mapping-memory';

type Fields = Readonly<Partial<Record<ClaimField, string>>>;

interface ImportDeskOptions {
  readonly client: ExchangeClient;
  readonly storage: () => Storage;
  readonly today: () => string;
}

/** One file on its way into the case: what is in it, what its columns are, what would come of it. */
export class ImportDesk {
  readonly #options: ImportDeskOptions;

  #file = $state.raw<File | null>(null);
  #outline = $state.raw<FileOutline | null>(null);
  #mapping = $state.raw<Fields>({});
  #defaults = $state.raw<Fields>({});
  #result = $state.raw<ImportResult | null>(null);
  #isBusy = $state(false);
  /** `text` is made to be read where `isOurs`; else it is what a program said. */
  #problem = $state.raw<{ readonly text: string; readonly isOurs: boolean } | null>(null);

  constructor(options: ImportDeskOptions) {
    this.#options = options;
  }

  get file(): File | null {
    return this.#file;
  }
  get outline(): FileOutline | null {
    return this.#outline;
  }
  get mapping(): Fields {
    return this.#mapping;
  }
  get defaults(): Fields {
    return this.#defaults;
  }
  /** What would come of it; `null` until it is asked for, and again after a change. */
  get result(): ImportResult | null {
    return this.#result;
  }
  get isBusy(): boolean {
    return this.#isBusy;
  }
  get problem(): { readonly text: string; readonly isOurs: boolean } | null {
    return this.#problem;
  }

  async open(file: File): Promise<void> {
    this.#file = file;
    this.#outline = null;
    this.#result = null;
    await this.attempt(async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const outline = await this.#options.client.order('read', { bytes, fileName: file.name });
      if (this.#file !== file) return;
      this.#outline = outline;
      const known = outline.kind === 'table' ? importMappings.read(this.#options.storage, outline.columns) : null;
      this.#mapping = known?.mapping ?? (outline.kind === 'table' ? outline.guess : {});
      this.#defaults = known?.defaults ?? {};
    });
  }

  map(field: ClaimField, column: string): void {
    const { [field]: _, ...others } = this.#mapping;
    this.#mapping = column === '' ? others : { ...others, [field]: column };
    this.#result = null;
  }
  setDefault(field: ClaimField, value: string): void {
    const { [field]: _, ...others } = this.#defaults;
    this.#defaults = value.trim() === '' ? others : { ...others, [field]: value.trim() };
    this.#result = null;
  }

  /** Works out what would come of it. Nothing of the case changes. */
  async check(): Promise<void> {
    const outline = this.#outline;
    if (outline === null) return;
    await this.attempt(async () => {
      const said = { mapping: this.#mapping, defaults: this.#defaults };
      if (outline.kind === 'table') importMappings.write(this.#options.storage, outline.columns, said);
      this.#result = await this.#options.client.order('import', { ...said, today: this.#options.today() });
    });
  }

  forget(): void {
    this.#options.client.close();
    this.#file = null;
    this.#outline = null;
    this.#result = null;
    this.#problem = null;
  }

  /** Does it with the desk marked as busy, and what goes wrong kept to be shown. */
  async attempt(work: () => Promise<void>): Promise<void> {
    this.#isBusy = true;
    this.#problem = null;
    try {
      await work();
    } catch (cause) {
      const isStopped = cause instanceof DOMException && cause.name === 'AbortError';
      if (!isStopped)
        this.#problem = {
          text: cause instanceof Error ? cause.message : String(cause),
          isOurs: cause instanceof FileProblem,
        };
    } finally {
      this.#isBusy = false;
    }
  }
}
