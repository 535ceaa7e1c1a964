import type { Gazetteer } from '../../gazetteer/gazetteer';

/** What places are looked up in: the gazetteer, or a stand-in for tests. */
export type PlaceSource = Pick<Gazetteer, 'find' | 'get' | 'abbreviated'>;
