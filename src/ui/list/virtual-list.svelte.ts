import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { createSubscriber } from 'svelte/reactivity';

export interface VirtualListOptions {
  /** How many rows there are now. Reactive. */
  readonly count: () => number;
  /** A row's own key: its measured height stays with it. */
  readonly keyOf: (index: number) => string;
  /** A row's height in pixels before it has been measured. */
  readonly estimate: (index: number) => number;
}

const OVERSCAN_ROWS = 6;

/** A scrolling list that renders only the rows in sight. The two attachments go on the scroller and on each row. */
export class VirtualList {
  readonly #options: VirtualListOptions;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #subscribe: () => void;
  #element: HTMLElement | null = null;
  #notify: () => void = () => undefined;

  constructor(options: VirtualListOptions) {
    this.#options = options;
    this.#subscribe = createSubscriber((update) => {
      this.#notify = update;
      return () => {
        this.#notify = () => undefined;
      };
    });
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#settings(0));
  }

  #settings(count: number): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] {
    const { keyOf, estimate } = this.#options;
    return {
      count,
      getItemKey: keyOf,
      estimateSize: estimate,
      getScrollElement: () => this.#element,
      overscan: OVERSCAN_ROWS,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => {
        this.#notify();
      },
    };
  }

  /** The rows in sight, with their place from the top in pixels. */
  get items(): readonly VirtualItem[] {
    this.#refresh();
    return this.#virtualizer.getVirtualItems();
  }
  /** Height of all rows in pixels. */
  get height(): number {
    this.#refresh();
    return this.#virtualizer.getTotalSize();
  }
  #refresh(): void {
    this.#subscribe();
    this.#virtualizer.setOptions(this.#settings(this.#options.count()));
  }

  /** How many rows fit, for a page's worth of moving. */
  get pageSize(): number {
    const top = this.#virtualizer.scrollOffset ?? 0;
    const height = this.#element?.clientHeight ?? 0;
    const whole = this.#virtualizer.getVirtualItems().filter(({ start, end }) => start >= top && end <= top + height);
    return Math.max(1, whole.length - 1);
  }

  /** Brings a row into sight, moving as little as possible. */
  reveal(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  readonly scroller = (element: HTMLElement): (() => void) => {
    this.#element = element;
    const unmount = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    return () => {
      unmount();
      this.#element = null;
    };
  };

  /** The row's element carries its index as `data-index`. */
  readonly row = (element: HTMLElement): void => {
    this.#virtualizer.measureElement(element);
  };
}
