import {
  englishTableMessages,
  loadTableMessages,
  type TableMessageId,
  type TableMessages,
} from '../../core/messages/load-table-messages';
import type { MessageId, MessageValues } from '../../core/messages/translator';
import { LANGUAGES } from '../../core/view/view-state';
import type { Session } from '../../state/session.svelte';

/** The page's words and those of the views of tables, by one name. Made while a component is. */
export function tableWords(session: Session): (id: TableMessageId | MessageId, values?: MessageValues) => string {
  let own = $state.raw<TableMessages>(englishTableMessages);
  $effect.pre(() => {
    const language = LANGUAGES.find((known) => known === session.language) ?? 'en';
    // English stands until the others are there, and where they do not arrive.
    loadTableMessages(language).then(
      (loaded) => {
        if (language === session.language) own = loaded;
      },
      () => (own = englishTableMessages),
    );
  });
  return (id, values) => (isOfTables(id) ? own(id, values) : session.t(id, values));
}

function isOfTables(id: TableMessageId | MessageId): id is TableMessageId {
  return id.startsWith('table.');
}
