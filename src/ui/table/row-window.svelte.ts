/** Browsers end a scrolled page between 17 and 33 million pixels; below this every one of them scrolls smoothly. */
const MOST_PIXELS = 8_000_000;

/** Where a reader was in a list, for when it is shown again. */
export interface ListPlace {
  /** What the list was of, compared by identity: of other rows, or in another order, it begins at its top. */
  of: readonly unknown[];
  /** Pixels of the list above the view. */
  top: number;
  /** The row that the keys are on. */
  active: number;
}

/**
 * Which rows of a list of any length are in sight. Above the limit of the browser one pixel of the scroll bar is many of the list:
 * small moves (wheel, keys) still move by their own pixels, long ones (the bar dragged) by their share.
 */
export class RowWindow {
  readonly #rowHeight: number;
  readonly #count: () => number;
  #scroller: HTMLElement | null = null;
  #viewHeight = $state(0);
  /** Pixels of the list above the view. */
  #top = $state(0);
  #scrolled = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rowHeight: number, count: () => number) {
    this.#rowHeight = rowHeight;
    this.#count = count;
  }

  get #listHeight(): number {
    return this.#count() * this.#rowHeight;
  }
  /** Of the element that scrolls. */
  get height(): number {
    return Math.min(this.#listHeight, MOST_PIXELS);
  }
  get viewHeight(): number {
    return this.#viewHeight;
  }
  /** Rows in sight and one to either side. */
  get from(): number {
    return Math.max(0, Math.floor(this.#kept / this.#rowHeight) - 1);
  }
  get to(): number {
    return Math.min(this.#count(), Math.ceil((this.#kept + this.#viewHeight) / this.#rowHeight) + 1);
  }
  /** Pixels from the top of the view to a row. */
  offsetOf(row: number): number {
    return row * this.#rowHeight - this.#kept;
  }
  /** The list may have become shorter since. */
  get #kept(): number {
    return Math.max(0, Math.min(this.#top, this.#listHeight - this.#viewHeight));
  }

  /** Pixels of the list above the view. */
  get top(): number {
    return this.#kept;
  }
  moveTo(top: number): void {
    this.#top = top;
    this.#setBar();
  }
  /** Brings a row into sight, moving as little as possible. */
  reveal(row: number): void {
    const start = row * this.#rowHeight;
    if (start < this.#kept) this.moveTo(start);
    else if (start + this.#rowHeight > this.#kept + this.#viewHeight)
      this.moveTo(start + this.#rowHeight - this.#viewHeight);
  }

  readonly scroller = (element: HTMLElement): (() => void) => {
    this.#scroller = element;
    const observer = new ResizeObserver(() => {
      this.#viewHeight = element.clientHeight;
      this.#setBar();
    });
    observer.observe(element);
    const scroll = (): void => this.#follow(element);
    element.addEventListener('scroll', scroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scroll);
      clearTimeout(this.#timer);
      this.#scroller = null;
    };
  };

  /** Pixels of the list to one of the scroll bar. */
  get #ratio(): number {
    const [list, bar] = [this.#listHeight - this.#viewHeight, this.height - this.#viewHeight];
    return bar > 0 && list > bar ? list / bar : 1;
  }

  #follow(element: HTMLElement): void {
    const by = element.scrollTop - this.#scrolled;
    this.#scrolled = element.scrollTop;
    const isAtEnd = element.scrollTop <= 0 || element.scrollTop >= this.height - this.#viewHeight - 1;
    if (this.#ratio === 1 || isAtEnd || Math.abs(by) > this.#viewHeight) this.#top = element.scrollTop * this.#ratio;
    else this.#top = this.#kept + by;
    // The bar is set right when the hand is off it, so that the list's end stays within reach.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#setBar(), 150);
  }

  #setBar(): void {
    if (this.#scroller === null) return;
    this.#scrolled = Math.round(this.#kept / this.#ratio);
    if (Math.abs(this.#scroller.scrollTop - this.#scrolled) >= 1) this.#scroller.scrollTop = this.#scrolled;
    this.#scrolled = this.#scroller.scrollTop;
  }
}
