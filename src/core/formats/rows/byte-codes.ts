import { isSame } from './same-bytes';

/** Texts and the numbers that they are kept as, looked up by their bytes: a million rows make no strings. */
export class ByteCodes {
  /** An open-addressing table of places in the lists below, one more than the place; 0 is free. */
  #slots = new Int32Array(256);
  #hashes = new Int32Array(128);
  readonly #texts: Uint8Array[] = [];
  readonly #codes: number[] = [];

  /** The number of a text; one that was not met before is asked for and kept. */
  codeOf(bytes: Uint8Array, start: number, end: number, ask: (bytes: Uint8Array) => number): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; ; slot = (slot + 1) & mask) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place === -1) break;
      const known = this.#texts[place];
      if (this.#hashes[place] === hash && known !== undefined && isSame(bytes, start, end, known))
        return this.#codes[place] ?? 0;
    }
    const text = bytes.slice(start, end);
    const code = ask(text);
    this.#slots[slot] = this.#texts.push(text);
    this.#codes.push(code);
    this.#hashes[this.#texts.length - 1] = hash;
    if (this.#texts.length * 2 >= this.#slots.length) this.#grow();
    return code;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const hashes = new Int32Array(slots.length / 2);
    hashes.set(this.#hashes);
    for (let place = 0; place < this.#texts.length; place++) {
      let slot = (hashes[place] ?? 0) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = place + 1;
    }
    this.#slots = slots;
    this.#hashes = hashes;
  }
}

/** FNV-1a, and its upper bits mixed into the lower ones, which choose the slot. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
