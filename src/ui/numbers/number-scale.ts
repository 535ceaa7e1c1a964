import { scaleLinear, scaleLog } from 'd3-scale';
import type { NumberChart } from '../../core/claims/number-series';

/** Where figures lie on the axis of a chart, as shares of its width. */
export interface NumberScale {
  readonly position: (figure: number) => number;
  readonly ticks: readonly number[];
  readonly isLogarithmic: boolean;
}

/** Beyond this ratio the small figures would all lie on one spot of a linear axis. */
const LOG_RATIO = 60;
/** Room after the largest figure, so that "more than" has somewhere to point to. */
const HEADROOM = 1.12;

/** An axis from zero; a logarithmic one, which has no zero, where the figures are of very different size. */
export function numberScale({ bands, largest }: NumberChart, tickCount: number): NumberScale {
  const figures = bands
    .flatMap(({ entries }) => entries.flatMap(({ extent }) => [extent?.min ?? null, extent?.max ?? null]))
    .filter((figure): figure is number => figure !== null && figure > 0);
  const smallest = Math.min(...figures, largest);
  if (largest > 0 && largest / smallest > LOG_RATIO) {
    const scale = scaleLog()
      .domain([smallest / 1.5, largest * 1.5])
      .range([0, 1]);
    const powers = scale.ticks().filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e9) / 1e9));
    return { position: (figure) => Math.max(0, scale(figure)), ticks: powers, isLogarithmic: true };
  }
  const scale = scaleLinear()
    .domain([0, largest === 0 ? 1 : largest * HEADROOM])
    .range([0, 1]);
  return { position: scale, ticks: largest === 0 ? [] : scale.ticks(tickCount), isLogarithmic: false };
}
