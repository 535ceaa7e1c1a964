import type { Translator } from '../core/messages/translator';
import type { CaseFile } from '../core/model/case';
import type { PagePoint } from './geo-path';
import type { MapProjection } from './map-projection';
import type { LegendBlock } from './page-legend';
import type { PageLook } from './page-look';
import type { NoteBlock } from './page-notes';
import type { Box, Shape } from './scene';
import type { Frame, SceneInput } from './scene-input';
import type { LegendWidth } from './set-legend';

/** What a page is about: the claims of a case, or the rows of a table. Page, base map and furniture are the same for both. */
export interface PageSubject {
  /** All that decides what is on the map, compared by identity; the page's words are none of it. */
  readonly essence: readonly unknown[];
  /** What the base map sets off. */
  readonly stage: CaseFile['stage'];
  /** Why there is no page of it; `null` when there is. */
  readonly problem: string | null;
  /** What the page is called when nobody says. */
  readonly suggestTitle: (translator: Translator) => { readonly title: string; readonly subtitle: string };
  /** By which of its dates it stands on the page. */
  readonly clock: (translator: Translator) => string;
  /** Whose words or rows it is; sentences. */
  readonly credits: (translator: Translator) => readonly string[];
  readonly onPage: (input: SceneInput, look: PageLook) => SubjectOnPage;
}

/** A subject on one page, whatever the map's frame. */
export interface SubjectOnPage {
  /** WGS 84, longitude first: what is to be seen when everything is. Without any the opening view is shown. */
  readonly points: () => readonly (readonly [lng: number, lat: number])[];
  readonly opening: Frame & { readonly kind: 'camera' };
  readonly content: (map: MapProjection) => MapContent;
}

/** What a map in its frame shows of the subject, and what is said about it. */
export interface MapContent {
  /** The same for two maps that tell the same: then what is set around them is the same too. */
  readonly story: string;
  /** What has a number on this page, in order. */
  readonly numbered: readonly Numbered[];
  /** A line each, for metadata and slide notes. */
  readonly citations: () => string[];
  readonly notes: (width: number) => NoteBlock[];
  readonly legend: (widthAt: LegendWidth) => LegendBlock[];
  /** Over none of the boxes that are taken. */
  readonly layers: (map: MapProjection, taken: readonly Box[]) => MapLayers;
}

interface Numbered {
  readonly number: number;
  readonly id: string;
  readonly isOnMap: boolean;
}

export interface MapLayers {
  /** Beneath the borders. */
  readonly under: readonly MapLayer[];
  /** Over them, beneath the names of the base map. */
  readonly over: readonly MapLayer[];
  readonly top: readonly MapLayer[];
  /** What a name of the base map must not cover. */
  readonly taken: readonly Box[];
  readonly lines: readonly (readonly PagePoint[])[];
  /** What is named already: boundary codes, and names in the page's language. */
  readonly named: { readonly codes: ReadonlySet<string>; readonly texts: ReadonlySet<string> };
  /** Whose numbers found no room. */
  readonly crowdedOut: readonly string[];
}

export interface MapLayer {
  readonly id: 'areas' | 'area-edges' | 'radii' | 'movements' | 'claims' | 'rows';
  readonly label: string;
  readonly shapes: readonly Shape[];
}

/** Everything that a page is made from. */
export interface PageInput extends SceneInput {
  readonly subject: PageSubject;
}
