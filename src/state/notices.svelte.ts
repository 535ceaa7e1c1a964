export interface Notice {
  readonly kind: 'error' | 'warning' | 'info';
  readonly title: string;
  readonly detail?: string;
  /** What can be done about it; the notice goes then. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** What the desk must be told: each stands until it is dismissed, the same one never twice. */
export class Notices {
  #list = $state.raw<readonly Notice[]>([]);

  get list(): readonly Notice[] {
    return this.#list;
  }
  add(notice: Notice): void {
    if (!this.#list.some(({ title, detail }) => title === notice.title && detail === notice.detail))
      this.#list = [...this.#list, notice];
  }
  dismiss(notice: Notice): void {
    this.#list = this.#list.filter((other) => other !== notice);
  }
}
