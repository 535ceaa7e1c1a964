import { formatPermalink } from '../../core/view/permalink';
import { writePreferences } from '../../state/preferences';
import type { Session } from '../../state/session.svelte';
import { themes } from '../../style/theme';

const ADDRESS_DELAY_MS = 200;

/**
 * Keeps what lies outside the components in step with the session: the root element, the title, the address, the preferences.
 * While the page is elsewhere, with a table of its own, title and address are that one's affair.
 */
export function syncPage(session: Session, isElsewhere: () => boolean): void {
  $effect(() => {
    const root = document.documentElement;
    const theme = themes[session.themeName];
    root.dataset['theme'] = session.themeName;
    for (const [slot, color] of theme.groups.entries()) root.style.setProperty(`--group-${slot}`, color);
    root.style.setProperty('--group-none', theme.groupNone);
    for (const [ink, color] of Object.entries(theme.references)) root.style.setProperty(`--reference-${ink}`, color);
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
      meta.content = getComputedStyle(root).getPropertyValue('--paper').trim();
  });
  $effect(() => {
    document.documentElement.lang = session.language;
    if (!isElsewhere())
      document.title = session.t('app.documentTitle', { title: session.say(session.index.case.file.title) });
  });
  $effect(() => {
    const address = `?${formatPermalink(session.view)}`;
    if (isElsewhere()) return;
    // Browsers refuse a page that rewrites its address at every move of a drag.
    const timer = setTimeout(() => {
      if (address !== location.search) history.replaceState(null, '', address);
    }, ADDRESS_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
  });
  $effect(() => {
    writePreferences(() => localStorage, { language: session.view.language, theme: session.theme });
  });
}
