import type { ReferenceInk } from '../core/view/reference-style';

/** Every colour of the map by what it paints. Hue is kept for the story: the stage and who speaks. */
export interface Theme {
  readonly water: string;
  readonly land: string;
  readonly coast: string;
  readonly countryBorder: string;
  readonly regionBorder: string;
  readonly lake: string;
  readonly river: string;
  readonly stageFocus: string;
  readonly stageSetting: string;
  readonly stageFocusEdge: string;
  readonly stageSettingEdge: string;
  readonly countryLabel: string;
  readonly regionLabel: string;
  readonly cityLabel: string;
  readonly waterLabel: string;
  readonly labelHalo: string;
  /** Areas that claims name: an outline and a hatch, no more. */
  readonly claimArea: string;
  readonly radius: string;
  readonly selection: string;
  readonly tagPaper: string;
  readonly tagInk: string;
  readonly tagEdge: string;
  /** One colour a speaker group, by slot: apart from each other for the colour-blind, at least 3:1 against the land. */
  readonly groups: readonly [string, string, string, string, string, string, string, string];
  /** A claim that nobody stands behind. */
  readonly groupNone: string;
  /** Layers of the reader's own. All but the grey, which has no hue at all, are apart from every speaker group for the colour-blind too; at least 3:1 against the land. */
  readonly references: Readonly<Record<ReferenceInk, string>>;
}

const light: Theme = {
  water: '#d5e1e5',
  land: '#f7f4ee',
  coast: '#a7b8bd',
  countryBorder: '#8b8375',
  regionBorder: '#cfc8b9',
  lake: '#d5e1e5',
  river: '#b9cdd4',
  stageFocus: '#ecc4b0',
  stageSetting: '#f3e9bd',
  stageFocusEdge: '#a8583a',
  stageSettingEdge: '#a58f35',
  countryLabel: '#5d564a',
  regionLabel: '#6f6758',
  cityLabel: '#3a362f',
  waterLabel: '#4f7380',
  labelHalo: '#f7f4ee',
  claimArea: '#4b463d',
  radius: '#4b463d',
  selection: '#1c1b19',
  tagPaper: '#fffdf9',
  tagInk: '#1c1b19',
  tagEdge: '#1c1b19',
  groups: ['#0f5ea8', '#c4501b', '#94720a', '#00795f', '#9c2f68', '#6a4c9c', '#237a9e', '#7b5230'],
  groupNone: '#5f594e',
  references: { grey: '#6f6758', black: '#1d1d1d', plum: '#530859', moss: '#153d0b' },
};

const dark: Theme = {
  water: '#12191d',
  land: '#23262a',
  coast: '#3c4950',
  countryBorder: '#6f7377',
  regionBorder: '#3b3f44',
  lake: '#12191d',
  river: '#1b272d',
  stageFocus: '#55392f',
  stageSetting: '#3f3b28',
  stageFocusEdge: '#d08a68',
  stageSettingEdge: '#a8985a',
  countryLabel: '#b5b0a6',
  regionLabel: '#a09a8e',
  cityLabel: '#dedad1',
  waterLabel: '#7fa2ae',
  labelHalo: '#191c1f',
  claimArea: '#c9c4b8',
  radius: '#c9c4b8',
  selection: '#ffffff',
  tagPaper: '#17191c',
  tagInk: '#f2efe8',
  tagEdge: '#c9c4b8',
  groups: ['#62aef2', '#f2905a', '#e4c451', '#43c7a5', '#e583b5', '#b79cf0', '#86d3f0', '#cfa982'],
  groupNone: '#b3ada1',
  references: { grey: '#a09a8e', black: '#f4f1ea', plum: '#b0508c', moss: '#6f8222' },
};

const contrast: Theme = {
  ...light,
  water: '#e6eff2',
  land: '#ffffff',
  coast: '#3a4a50',
  countryBorder: '#000000',
  regionBorder: '#767676',
  lake: '#e6eff2',
  river: '#7d97a1',
  stageFocus: '#ffd5c2',
  stageSetting: '#fff3b8',
  stageFocusEdge: '#7a2200',
  stageSettingEdge: '#5f4c00',
  countryLabel: '#000000',
  regionLabel: '#1a1a1a',
  cityLabel: '#000000',
  waterLabel: '#103a4a',
  labelHalo: '#ffffff',
  claimArea: '#000000',
  radius: '#000000',
  selection: '#000000',
  tagPaper: '#ffffff',
  tagInk: '#000000',
  tagEdge: '#000000',
  groups: ['#003f7d', '#8f2f00', '#5c4600', '#00513f', '#74104a', '#46207a', '#004d6b', '#54330f'],
  groupNone: '#333333',
  references: { grey: '#1a1a1a', black: '#000000', plum: '#c06ab0', moss: '#6b8426' },
};

/** For the press: white paper, every colour within what cyan, magenta, yellow and black can print, text in black alone. */
const print: Theme = {
  ...light,
  water: '#dfeaee',
  land: '#fcfaf5',
  coast: '#8fa4ab',
  countryBorder: '#6d675c',
  regionBorder: '#c6bfb1',
  lake: '#dfeaee',
  river: '#b3cad2',
  stageFocus: '#f0c9b4',
  stageSetting: '#f6edc6',
  labelHalo: '#ffffff',
  countryLabel: '#3d3830',
  regionLabel: '#5a5448',
  cityLabel: '#000000',
  waterLabel: '#3f6675',
  claimArea: '#333333',
  radius: '#333333',
  selection: '#000000',
  tagPaper: '#ffffff',
  tagInk: '#000000',
  tagEdge: '#000000',
  groups: ['#1f5c99', '#c4531f', '#8a6d14', '#1b7a5c', '#9a356b', '#6a5096', '#2b7a94', '#7a5333'],
  groupNone: '#5c574e',
  references: { grey: '#5a5448', black: '#000000', plum: '#530859', moss: '#153d0b' },
};

/** One ink. Who speaks is told by a letter, the stage by a pattern: see `snapshot/page-theme.ts`. */
const greyscale: Theme = {
  ...print,
  water: '#e2e2e2',
  land: '#ffffff',
  coast: '#8c8c8c',
  countryBorder: '#5c5c5c',
  regionBorder: '#b8b8b8',
  lake: '#e2e2e2',
  river: '#c2c2c2',
  stageFocus: '#e9e9e9',
  stageSetting: '#f6f6f6',
  stageFocusEdge: '#3a3a3a',
  stageSettingEdge: '#7a7a7a',
  countryLabel: '#2b2b2b',
  regionLabel: '#4d4d4d',
  waterLabel: '#4d4d4d',
  claimArea: '#2b2b2b',
  radius: '#2b2b2b',
  groups: ['#1a1a1a', '#1a1a1a', '#1a1a1a', '#1a1a1a', '#1a1a1a', '#1a1a1a', '#1a1a1a', '#1a1a1a'],
  groupNone: '#1a1a1a',
  references: { grey: '#4d4d4d', black: '#000000', plum: '#2e2e2e', moss: '#6b6b6b' },
};

export const themes: Readonly<Record<'light' | 'dark' | 'contrast' | 'print' | 'greyscale', Theme>> = {
  light,
  dark,
  contrast,
  print,
  greyscale,
};

/** The colour of a speaker group's slot; `null` is nobody's. */
export function groupColor(theme: Theme, slot: number | null): string {
  return (slot === null ? undefined : theme.groups[slot]) ?? theme.groupNone;
}
