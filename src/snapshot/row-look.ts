import { OTHER_SLOT } from '../core/table/facet-slots';
import { circlePath } from './boxes';
import type { PagePoint } from './geo-path';
import type { PageLook } from './page-look';
import type { Shape } from './scene';

/** Without colours: dark and light by turns, so that the most frequent parts differ most. Others are the lightest. */
const GREYS = ['#161616', '#9a9a9a', '#4f4f4f', '#c9c9c9', '#333333', '#b2b2b2', '#757575', '#dedede'] as const;
const OTHER_GREY = '#f4f4f4';

/** What a part of the rows is filled with, on the map, in the legend and on the timeline. */
export function slotFill(slot: number, { theme }: PageLook): string {
  if (theme.hasGroupLetters) return GREYS[slot] ?? OTHER_GREY;
  return theme.map.groups[slot] ?? theme.map.groupNone;
}

/** A to H, where colours cannot tell parts apart; others have none. */
export function slotLetter(slot: number): string {
  return slot === OTHER_SLOT ? '' : String.fromCharCode(65 + slot);
}

/** A disc of one part, with the edge that all discs have. */
export function discShape(slot: number, [x, y]: PagePoint, radius: number, look: PageLook): Shape {
  return { kind: 'path', segments: circlePath(x, y, radius), fill: slotFill(slot, look), stroke: discEdge(look) };
}

export function discEdge({ theme, unit }: PageLook): { readonly color: string; readonly width: number } {
  return { color: theme.hasGroupLetters ? theme.ink : theme.map.tagPaper, width: 0.45 * unit };
}

/** Between greys that touch: ink would drown narrow rings and bars. */
export function partEdge({ theme, unit }: PageLook): { readonly color: string; readonly width: number } {
  return { color: theme.paper, width: 0.3 * unit };
}

/** The letter of a part in the middle of a disc, where it can be read there. */
export function letterShapes(slot: number, [x, y]: PagePoint, size: number, look: PageLook): Shape[] {
  const text = slotLetter(slot);
  if (!look.theme.hasGroupLetters || text === '') return [];
  return [
    {
      kind: 'text',
      x,
      y: y + size * 0.357,
      anchor: 'middle',
      size,
      width: look.fonts.width({ text, weight: 600, size }),
      runs: [{ text, color: slotFill(slot, look) < '#8' ? '#ffffff' : '#000000', weight: 600 }],
    },
  ];
}
