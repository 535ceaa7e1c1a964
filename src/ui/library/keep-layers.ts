import { loadStoreWords } from '../../core/messages/load-store-words';
import type { Session } from '../../state/session.svelte';
import type { CaseKeeper } from '../../state/store/case-keeper.svelte';
import { LayerKeeper } from '../../state/store/layer-keeper';
import { storeExists } from '../../state/store/store-exists';

/** Keeps the reference layers of the open case, and says of each that could not be kept, or not be read, what to do. */
export function keepLayers(session: Session, keeper: CaseKeeper): LayerKeeper {
  return new LayerKeeper({
    layers: session.references,
    openStore: () => keeper.openStore(),
    storeExists,
    onproblem: (problem, { name }) => {
      void loadStoreWords(session.translator).then((t) => {
        const isDamaged = problem === 'damaged';
        session.notices.add({
          kind: 'error',
          title: t(isDamaged ? 'trouble.layer.damaged' : 'trouble.layer', { name }),
          detail: t(isDamaged ? 'trouble.layer.damagedMeans' : `trouble.layer.${problem}`),
        });
      });
    },
  });
}
