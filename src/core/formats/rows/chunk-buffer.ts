/** What is being read: what was left of the bytes before, and the new ones. One memory, used again and again. */
export class ChunkBuffer {
  #bytes = new Uint8Array(0);
  #length = 0;

  /** All that is there now, valid until the next chunk. */
  append(chunk: Uint8Array): Uint8Array {
    const length = this.#length + chunk.length;
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
    return this.rest;
  }

  /** Lets go of what lies before `start`; answers with how many bytes are left. */
  keepFrom(start: number): number {
    this.#bytes.copyWithin(0, start, this.#length);
    this.#length -= start;
    return this.#length;
  }

  get rest(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
