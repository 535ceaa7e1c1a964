import type { RangeResponse, Source } from 'pmtiles';
import type { PartReader } from '../core/table/pack/read-pack';

/** A file's parts for the reader of PMTiles. */
export class PartSource implements Source {
  readonly #parts: PartReader;

  constructor(parts: PartReader) {
    this.#parts = parts;
  }
  getKey(): string {
    return 'archive';
  }
  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    // The reader asks for a first piece that a small file may not have.
    const end = Math.min(offset + length, this.#parts.size);
    return { data: (await this.#parts.read(offset, end)).slice().buffer };
  }
}
