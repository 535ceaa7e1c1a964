import type { CaseLayer } from '../core/view/case-layer';

/** What was done to a layer, to be kept. */
export interface LayerChange {
  readonly kind: 'laid' | 'changed' | 'removed';
  readonly layer: CaseLayer;
}

/** The reference layers on the map of the open case. Whoever keeps them is told of each change. */
export class CaseLayers {
  #all = $state.raw<readonly CaseLayer[]>([]);
  #keep: (change: LayerChange) => void = () => undefined;

  /** In the order in which they were laid. */
  get all(): readonly CaseLayer[] {
    return this.#all;
  }
  /** Those that the map shows. */
  readonly shown: readonly CaseLayer[] = $derived(this.#all.filter(({ isShown }) => isShown));

  /** Puts a layer on the map, or in the place of the same one. */
  lay(layer: CaseLayer): void {
    this.show([...this.#all.filter(({ id }) => id !== layer.id), layer]);
    this.#keep({ kind: 'laid', layer });
  }
  change(layer: CaseLayer, differs: Partial<Pick<CaseLayer, 'style' | 'isShown'>>): void {
    const changed = { ...layer, ...differs };
    this.#all = this.#all.map((other) => (other.id === layer.id ? changed : other));
    this.#keep({ kind: 'changed', layer: changed });
  }
  remove(layer: CaseLayer): void {
    this.#all = this.#all.filter(({ id }) => id !== layer.id);
    this.#keep({ kind: 'removed', layer });
  }

  /** Shows the layers as they are kept elsewhere; nobody is told. */
  show(layers: readonly CaseLayer[]): void {
    this.#all = layers.toSorted((a, b) => (a.laidAt < b.laidAt ? -1 : a.laidAt > b.laidAt ? 1 : 0));
  }
  /** Tells of every change from now on; the answer ends it. */
  tell(keep: (change: LayerChange) => void): () => void {
    this.#keep = keep;
    return () => {
      if (this.#keep === keep) this.#keep = () => undefined;
    };
  }
}
