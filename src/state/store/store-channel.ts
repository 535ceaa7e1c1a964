const KINDS = ['saved', 'removed', 'layers'] as const;

/** What happened to a stored case, or (`layers`) to the reference layers of a case, in this tab or another. */
export interface StoreChange {
  readonly kind: (typeof KINDS)[number];
  /** Of a stored case; for layers what an address calls the case. */
  readonly id: string;
  /** The revision that is now the present one; 0 for layers, which have none. */
  readonly revision: number;
  readonly isFromHere: boolean;
}

export interface StoreChannel {
  announce(kind: StoreChange['kind'], id: string, revision: number): void;
  /** Answers with what ends it. */
  subscribe(listener: (change: StoreChange) => void): () => void;
  close(): void;
}

/** Changes told to every tab, this one too. Without a channel only this one hears of them. */
export function openStoreChannel(channel: BroadcastChannel | null): StoreChannel {
  const listeners = new Set<(change: StoreChange) => void>();
  const tell = (change: StoreChange): void => {
    for (const listener of listeners) listener(change);
  };
  if (channel !== null)
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const change = readChange(data);
      if (change !== null) tell(change);
    };
  return {
    announce(kind, id, revision) {
      channel?.postMessage({ kind, id, revision });
      tell({ kind, id, revision, isFromHere: true });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      channel?.close();
      listeners.clear();
    },
  };
}

/** What another tab said, as far as it can be understood: it may run another version. */
function readChange(data: unknown): StoreChange | null {
  if (typeof data !== 'object' || data === null || !('kind' in data) || !('id' in data) || !('revision' in data))
    return null;
  const { kind, id, revision } = data;
  const known = KINDS.find((one) => one === kind);
  if (known === undefined || typeof id !== 'string' || typeof revision !== 'number') return null;
  return { kind: known, id, revision, isFromHere: false };
}
