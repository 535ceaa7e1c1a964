import type { CaseLayer } from '../../core/view/case-layer';
import type { Session } from '../../state/session.svelte';

/** Takes a reference layer off the map and out of the store; a notice offers to put it back. */
export function removeLayer({ references, notices, t }: Session, layer: CaseLayer): void {
  references.remove(layer);
  notices.add({
    kind: 'info',
    title: t('exchange.layer.removed', { name: layer.name }),
    action: { label: t('exchange.layer.undo'), run: () => references.lay(layer) },
  });
}
