import type { MessageId } from '../../core/messages/translator';
import { THEMES } from '../../core/view/view-state';
import type { Session } from '../../state/session.svelte';
import type { Desk } from './desk.svelte';

export interface KeyBinding {
  /** As `KeyboardEvent.key`, upper or lower case alike. */
  readonly key: string;
  /** Control, or Command on a Mac. */
  readonly withControl?: boolean;
  readonly withShift?: boolean;
  readonly label: MessageId;
  /** Returns false when there was nothing to do, so that the browser keeps the key. */
  readonly run: (session: Session, desk: Desk) => boolean;
}

const done = (act: () => void): true => {
  act();
  return true;
};

/** Every key of the desk: the handler and the help panel read this one table. */
export const KEYS: readonly KeyBinding[] = [
  { key: '/', label: 'help.key.search', run: (_, desk) => done(() => desk.goTo('search')) },
  { key: 'l', label: 'help.key.list', run: (_, desk) => done(() => desk.goTo('list')) },
  { key: 'm', label: 'help.key.map', run: (_, desk) => done(() => desk.goTo('map')) },
  { key: 'e', label: 'help.key.evidence', run: (_, desk) => done(() => desk.goTo('evidence')) },
  { key: ']', label: 'help.key.next', run: (session) => step(session, 1) },
  { key: '[', label: 'help.key.previous', run: (session) => step(session, -1) },
  { key: 'c', label: 'help.key.compare', run: compare },
  { key: 'n', label: 'help.key.numbers', run: (session) => done(() => toggleBottom(session)) },
  { key: 'f', label: 'help.key.filters', run: filters },
  { key: 'w', label: 'help.key.desk', run: (session) => done(() => openWorkbench(session)) },
  { key: 'x', label: 'help.key.export', run: (_, desk) => done(() => desk.setExporting({ source: null })) },
  { key: 't', label: 'help.key.theme', run: (session) => done(() => nextTheme(session)) },
  { key: 'z', withControl: true, label: 'help.key.undo', run: undo },
  { key: 'z', withControl: true, withShift: true, label: 'help.key.redo', run: redo },
  { key: 'Escape', label: 'help.key.escape', run: leave },
  { key: '?', label: 'help.key.help', run: help },
];

/** The claim before or after the selected one, in the order of the list; opens it when a claim is open. */
function step(session: Session, by: 1 | -1): boolean {
  const { claims } = session.result;
  const at = claims.findIndex(({ id }) => id === session.selected);
  const next = claims[at === -1 ? (by === 1 ? 0 : claims.length - 1) : at + by];
  if (next === undefined) return false;
  session.openClaim(next.id);
  return true;
}

/** Opened by key, the filters take the focus. */
function filters(_: Session, desk: Desk): boolean {
  desk.toggleFiltering();
  if (desk.isFiltering) desk.goTo('filters');
  return true;
}

function help(session: Session, desk: Desk): boolean {
  session.openPanel({ kind: 'help' });
  desk.goTo('evidence');
  return true;
}

function compare(session: Session): boolean {
  const { selected } = session;
  if (selected === null) return false;
  session.toggleCompared(selected);
  const count = session.compared.length;
  session.announce(
    session.t(session.compared.includes(selected) ? 'claim.compareAdded' : 'claim.compareRemoved', { count }),
  );
  return true;
}

function toggleBottom(session: Session): void {
  session.showBottom(session.bottom === 'timeline' ? 'numbers' : 'timeline');
}

/** With the source that is open, where one is. */
function openWorkbench(session: Session): void {
  const { panel, index } = session;
  const claim = panel.kind === 'claim' ? index.claims.get(panel.claim) : undefined;
  session.openPanel({ kind: 'desk', source: panel.kind === 'source' ? panel.source : (claim?.source ?? null) });
}

function nextTheme(session: Session): void {
  const next = THEMES[(THEMES.indexOf(session.themeName) + 1) % THEMES.length] ?? 'light';
  session.setTheme(next);
  session.announce(session.t(`app.theme.${next}`));
}

function undo(session: Session): boolean {
  if (!session.canUndo) return false;
  session.undo();
  return true;
}

function redo(session: Session): boolean {
  if (!session.canRedo) return false;
  session.redo();
  return true;
}

/** Escape goes back one step: the popup first, then the panel. */
function leave(session: Session): boolean {
  if (session.popup !== null) session.closePopup();
  else if (session.canGoBack) session.back();
  else if (session.selected !== null) session.select(null);
  else return false;
  return true;
}
