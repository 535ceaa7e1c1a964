import type { FontMetrics } from './fonts/metrics';
import type { PageOptions } from './page-sizes';
import { pageTheme, type PageTheme } from './page-theme';
import type { TextRun } from './scene';
import type { SnapshotTheme } from './scene-input';
import type { TextStyle } from './text-layout';

/** Sizes and colours of one page, all from its measures and its theme. Points. */
export interface PageLook {
  /** 1 on A4; grows slower than the page does. */
  readonly unit: number;
  readonly margin: number;
  readonly gutter: number;
  readonly theme: PageTheme;
  readonly fonts: FontMetrics;
  readonly title: TextStyle;
  readonly subtitle: TextStyle;
  readonly heading: TextStyle;
  /** Legend and date line. */
  readonly body: TextStyle;
  readonly note: TextStyle;
  readonly small: TextStyle;
  readonly run: (text: string, more?: Partial<TextRun>) => TextRun;
}

const A4_SIDE = 707.9;

export function pageLook(page: PageOptions, themeName: SnapshotTheme, fonts: FontMetrics): PageLook {
  const side = Math.sqrt(page.width * page.height);
  const unit = Math.max(0.8, Math.min(2, (side / A4_SIDE) ** 0.8));
  const theme = pageTheme(themeName, unit);
  const style = (size: number, lines: number, smallest: number): TextStyle => {
    const points = Math.max(smallest, size * unit);
    return { size: points, leading: points * lines };
  };
  const margin = Math.max(12, Math.min(60, Math.min(page.width, page.height) * 0.05));
  return {
    unit,
    margin,
    gutter: 12 * unit,
    theme,
    fonts,
    title: style(17, 1.18, 13),
    subtitle: style(9, 1.35, 8),
    heading: style(7.6, 1.3, 6.8),
    body: style(7, 1.38, 6.4),
    note: style(6.5, 1.36, 6),
    small: style(5.4, 1.38, 5),
    run: (text, more = {}) => ({ text, color: theme.ink, weight: 400, ...more }),
  };
}
