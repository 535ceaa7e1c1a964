const LIMIT = 200;

/** A value with undo and redo. `replace` changes the present without a step of its own, for a drag that is still going on. */
export class History<T> {
  #past = $state.raw<readonly T[]>([]);
  #present = $state.raw<T>() as T;
  #future = $state.raw<readonly T[]>([]);
  /** Where the drag that is going on began. */
  #anchor: { readonly value: T } | null = null;
  /** What the last push was part of, while nothing came after it. */
  #going: string | null = null;

  readonly canUndo = $derived(this.#past.length > 0);
  readonly canRedo = $derived(this.#future.length > 0);

  constructor(initial: T) {
    this.#present = initial;
  }

  get current(): T {
    return this.#present;
  }

  /**
   * Makes `next` the present; undo returns to what stood before, or before the drag that this ends. Pushes that follow each
   * other as `part` of one thing (a word being typed) are one step.
   */
  push(next: T, part: string | null = null): void {
    const isMore = part !== null && part === this.#going;
    this.#going = part;
    if (isMore) {
      this.#present = next;
      return;
    }
    const before = this.#anchor === null ? this.#present : this.#anchor.value;
    this.#anchor = null;
    this.#past = [...this.#past, before].slice(-LIMIT);
    this.#present = next;
    this.#future = [];
  }

  replace(next: T): void {
    this.#going = null;
    this.#anchor ??= { value: this.#present };
    this.#present = next;
  }

  undo(): void {
    const previous = this.#past.at(-1);
    if (previous === undefined) return;
    this.#going = null;
    this.#future = [this.#present, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#present = previous;
    this.#anchor = null;
  }

  redo(): void {
    const [next, ...rest] = this.#future;
    if (next === undefined) return;
    this.#going = null;
    this.#past = [...this.#past, this.#present];
    this.#present = next;
    this.#future = rest;
    this.#anchor = null;
  }
}
