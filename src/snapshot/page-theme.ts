import { themes, type Theme } from '../style/theme';
import type { Hatch } from './scene';
import type { SnapshotTheme } from './scene-input';

/** The map's colours, and those of the page around it. */
export interface PageTheme {
  readonly map: Theme;
  readonly paper: string;
  readonly ink: string;
  /** For what is read second. At least 4.5:1 on the paper. */
  readonly quiet: string;
  readonly rule: string;
  readonly link: string;
  /** Whether a speaker group is told by a letter, since its colour cannot. */
  readonly hasGroupLetters: boolean;
  readonly stageFill: Readonly<Record<'focus' | 'setting', string | Hatch>>;
}

export function pageTheme(name: SnapshotTheme, unit: number): PageTheme {
  const map = themes[name];
  const isGrey = name === 'greyscale';
  const hatch = (color: string, spacing: number, angle: number, background: string): Hatch => ({
    kind: 'hatch',
    color,
    width: 0.35 * unit,
    spacing: spacing * unit,
    angle,
    background,
  });
  return {
    map,
    ...(name === 'dark'
      ? { paper: '#17191c', ink: '#f2efe8', quiet: '#b3ada1', rule: '#4a4e53', link: '#9cc8f2' }
      : isGrey
        ? { paper: '#ffffff', ink: '#000000', quiet: '#555555', rule: '#999999', link: '#000000' }
        : name === 'print'
          ? { paper: '#ffffff', ink: '#000000', quiet: '#55514a', rule: '#a59f94', link: '#1f4f80' }
          : { paper: '#fffdf9', ink: '#1c1b19', quiet: '#5f594e', rule: '#b9b2a4', link: '#0f5ea8' }),
    hasGroupLetters: isGrey,
    stageFill: isGrey
      ? {
          focus: hatch('#8a8a8a', 2.6, 0, map.stageFocus),
          setting: hatch('#c9c9c9', 5.2, 90, map.stageSetting),
        }
      : { focus: map.stageFocus, setting: map.stageSetting },
  };
}
