import type { Box } from '../scene';

/** English Metric Units to a point. */
const EMU_PER_POINT = 12_700;

/** DrawingML counts in whole units of 1/12 700 of a point. */
export function emu(points: number): number {
  if (!Number.isFinite(points)) throw new Error(`Expected a finite length for a slide, got ${String(points)}.`);
  return Math.round(points * EMU_PER_POINT);
}

/** A box's place and size; `rotation` in degrees clockwise about its middle. */
export function transform({ x, y, width, height }: Box, rotation = 0): string {
  const turn = rotation === 0 ? '' : ` rot="${Math.round((((rotation % 360) + 360) % 360) * 60_000)}"`;
  return `<a:xfrm${turn}><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>`;
}

export function solidFill(color: string, opacity = 1): string {
  return `<a:solidFill>${colorElement(color, opacity)}</a:solidFill>`;
}

export function colorElement(color: string, opacity = 1): string {
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new Error(`Expected a colour as #rrggbb, got "${color}".`);
  const value = color.slice(1).toUpperCase();
  if (opacity >= 1) return `<a:srgbClr val="${value}"/>`;
  const alpha = Math.round(Math.max(0, opacity) * 100_000);
  return `<a:srgbClr val="${value}"><a:alpha val="${alpha}"/></a:srgbClr>`;
}
