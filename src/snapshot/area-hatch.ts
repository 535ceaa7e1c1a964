import type { Precision } from '../core/model/place';
import type { PageLook } from './page-look';
import type { Hatch } from './scene';

/** The wider the area, the wider apart its hatch: a whole country hatched would shout. */
const HATCH_SPACING: Readonly<Partial<Record<Precision, number>>> = { country: 9, area: 4.5 };

export function areaHatch(look: PageLook, precision: Precision = 'region'): Hatch {
  return {
    kind: 'hatch',
    color: look.theme.map.claimArea,
    width: 0.3 * look.unit,
    spacing: (HATCH_SPACING[precision] ?? 3) * look.unit,
    angle: 45,
  };
}
