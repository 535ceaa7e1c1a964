import type { GazetteerEntry } from '../../gazetteer/gazetteer';
import type { PlaceSource } from './place-source';

/** A name in the text with every place that bears it. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly entries: readonly GazetteerEntry[];
  readonly rule: string;
  /** "wilayah Kursk", "Kursk Oblast". */
  readonly isRegionNamed: boolean;
}

export interface RankedPlace {
  readonly entry: GazetteerEntry;
  readonly score: number;
  readonly why: readonly string[];
}

/** Weights in powers of ten of population: how many times larger a rival must be to win all the same. */
const WEIGHTS = {
  country: 8.8,
  region: 5,
  area: 4.5,
  water: 4.5,
  /** A region of a country that the text names, before a country that it does not: Georgia next to Florida. */
  regionOfNamedCountry: 3.4,
  /** As many other names of the text as have a bearer in the same region. */
  vote: 1.1,
  /** The text calls it a region: more than any city weighs. */
  namedRegion: 4,
  /** "Alexandria, Louisiana". */
  container: 9,
  /** The text names its region elsewhere. */
  regionInText: 2.2,
  /** The text names its country elsewhere, or places in it. */
  countryInText: 1.1,
  /** Another place of the text is within 60 km, within 250 km. */
  near: 1.6,
  nearby: 0.7,
} as const;
const CLOSE_KM = 60;
const REGION_KM = 250;
const MAX_ANCHORS = 30;

/**
 * Ranks the candidates of every mention over the whole text: size first, then what the text says around it ("Alexandria, Louisiana"),
 * regions and countries that it names, nearness to its other places. One name means one place throughout a text, unless the text
 * itself says otherwise beside the name.
 */
export function choosePlaces(
  text: string,
  mentions: readonly Mention[],
  source: PlaceSource,
): readonly (readonly RankedPlace[])[] {
  const containers = mentions.map((mention, at) => containerOf(text, mention, mentions[at + 1]));
  const votes = voteForRegions(text, mentions);
  const regions = new Map<string, number>();
  const countries = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string | null): void => {
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  mentions.forEach((mention, at) => {
    const [top] = mention.entries;
    if (top === undefined) return;
    const isAmbiguous = mention.entries.some(
      (entry) => entry !== top && (entry.kind === 'country' || entry.kind === 'region'),
    );
    if (top.kind === 'country' && !isAmbiguous) count(countries, top.country);
    if (top.kind === 'region' && (mention.rule === 'place-abbreviation' || !isAmbiguous)) {
      count(regions, top.region ?? top.id);
      count(countries, top.country);
    }
    const container = containers[at];
    if (container !== undefined && container !== null) {
      const inside = mention.entries.find((entry) => isInside(entry, container));
      if (inside !== undefined) {
        count(regions, inside.region);
        count(countries, inside.country);
      }
    }
  });

  // First by size and names alone; the sure ones then draw the others towards them.
  const first = mentions.map((mention, at) =>
    rank(mention, containers[at] ?? null, { regions, countries, votes, anchors: [] }),
  );
  const anchors = first
    .map((ranked) => ranked[0])
    .filter((best, at) => best !== undefined && isSure(first[at] ?? []))
    .map((best) => best?.entry)
    .filter((entry): entry is GazetteerEntry => entry !== undefined && entry.kind === 'settlement')
    .slice(0, MAX_ANCHORS);
  for (const anchor of anchors) {
    count(countries, anchor.country);
    count(regions, anchor.region);
  }
  const second = mentions.map((mention, at) =>
    rank(mention, containers[at] ?? null, { regions, countries, votes, anchors }),
  );
  void source;
  return oneSensePerText(text, mentions, second, containers);
}

interface Surroundings {
  readonly regions: ReadonlyMap<string, number>;
  readonly countries: ReadonlyMap<string, number>;
  readonly anchors: readonly GazetteerEntry[];
  readonly votes: ReadonlyMap<string, number>;
}

/** One vote of each name, shared among the regions where it has a bearer: "Berea", "Blue Grass" and "Richmond" together are Kentucky's. */
function voteForRegions(text: string, mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  const seen = new Set<string>();
  for (const mention of mentions) {
    const name = text.slice(mention.start, mention.end).toLowerCase();
    if (seen.has(name)) continue;
    seen.add(name);
    const regions = new Set(
      mention.entries
        .filter(({ kind, region }) => kind !== 'country' && region !== null)
        .map(({ region }) => region ?? ''),
    );
    const share = ownVote(mention);
    for (const region of regions) votes.set(region, (votes.get(region) ?? 0) + share);
  }
  return votes;
}

function ownVote({ entries }: Mention): number {
  const regions = new Set(entries.map(({ region }) => region));
  return regions.size === 0 ? 0 : 1 / regions.size;
}

function rank(mention: Mention, container: GazetteerEntry | null, around: Surroundings): readonly RankedPlace[] {
  const ranked = mention.entries.map((entry): RankedPlace => {
    const why: string[] = [];
    let score = sizeOf(entry);
    if (entry.population !== null && entry.kind === 'settlement') why.push(`population ${entry.population}`);
    if (mention.isRegionNamed && entry.kind === 'region') {
      score += WEIGHTS.namedRegion;
      why.push('the text calls it a region');
    }
    if (container !== null && isInside(entry, container)) {
      score += WEIGHTS.container;
      why.push(`named with ${container.name}`);
    }
    if (entry.kind !== 'country' && entry.kind !== 'region') {
      const inRegion = around.regions.get(entry.region ?? '') ?? 0;
      if (inRegion > 0) {
        score += WEIGHTS.regionInText + Math.min(1, Math.log10(inRegion));
        why.push(`the text names its region`);
      }
    }
    if (entry.kind !== 'country') {
      const inCountry = around.countries.get(entry.country ?? '') ?? 0;
      if (inCountry > 0) {
        score +=
          (entry.kind === 'region' ? WEIGHTS.regionOfNamedCountry : WEIGHTS.countryInText) +
          Math.min(1, Math.log10(inCountry));
        why.push(`the text names its country`);
      }
    } else if ((around.countries.get(entry.country ?? '') ?? 0) > 0) score += WEIGHTS.regionOfNamedCountry;
    if (entry.kind === 'settlement' && entry.region !== null) {
      const vote = (around.votes.get(entry.region) ?? 0) - ownVote(mention);
      if (vote > 0.05) score += WEIGHTS.vote * Math.log2(1 + vote);
      if (vote > 0.5) why.push('other names of the text have a bearer in its region');
    }
    const distance = nearest(entry, around.anchors);
    if (distance !== null && entry.kind !== 'country' && entry.kind !== 'region') {
      if (distance < CLOSE_KM) {
        score += WEIGHTS.near;
        why.push('near another place of the text');
      } else if (distance < REGION_KM) {
        score += WEIGHTS.nearby;
        why.push('in the area of another place of the text');
      }
    }
    return { entry, score, why };
  });
  return ranked.sort((a, b) => b.score - a.score);
}

function sizeOf({ kind, population }: GazetteerEntry): number {
  if (kind === 'country') return WEIGHTS.country;
  if (kind === 'region') return WEIGHTS.region;
  if (kind === 'area' || kind === 'water') return WEIGHTS.area;
  return Math.log10((population ?? 0) + 100);
}

/** No rival within a factor of thirty. */
function isSure(ranked: readonly RankedPlace[]): boolean {
  const [best, second] = ranked;
  return best !== undefined && (second === undefined || best.score - second.score > 1.5);
}

/** "Alexandria, La.", "Kursk, Russia", "Sumy in Ukraine": the region or country right after a name. */
function containerOf(text: string, mention: Mention, next: Mention | undefined): GazetteerEntry | null {
  if (next === undefined || next.start - mention.end > 6 || mention.entries[0]?.kind === 'country') return null;
  const gap = text.slice(mention.end, next.start);
  if (!/^(?:, ?| in | \(| di )$/.test(gap)) return null;
  const container = next.entries.find(
    (entry) =>
      (entry.kind === 'region' || entry.kind === 'country' || entry.kind === 'area') &&
      mention.entries.some((inner) => inner !== entry && isInside(inner, entry)),
  );
  return container ?? null;
}

function isInside(inner: GazetteerEntry, outer: GazetteerEntry): boolean {
  if (inner === outer || inner.kind === 'country') return false;
  if (outer.kind === 'country') return inner.country === outer.country;
  if (outer.kind === 'region') return inner.kind !== 'region' && inner.region === outer.id;
  return (
    outer.region !== null && inner.region === outer.region && outer.kind === 'area' && distanceKm(inner, outer) < 100
  );
}

function nearest(entry: GazetteerEntry, anchors: readonly GazetteerEntry[]): number | null {
  let best: number | null = null;
  for (const anchor of anchors) {
    if (anchor === entry || anchor.id === entry.id || anchor.name === entry.name) continue;
    const km = distanceKm(entry, anchor);
    if (best === null || km < best) best = km;
  }
  return best;
}

const RADIANS = Math.PI / 180;

/** Flat within a few hundred kilometres, which is all that is asked of it. */
function distanceKm(a: GazetteerEntry, b: GazetteerEntry): number {
  const dLat = (a.lat - b.lat) * 111.2;
  let dLng = Math.abs(a.lng - b.lng);
  if (dLng > 180) dLng = 360 - dLng;
  return Math.hypot(dLat, dLng * 111.2 * Math.cos(((a.lat + b.lat) / 2) * RADIANS));
}

/** A name means in the whole text what it means where the text says most about it. */
function oneSensePerText(
  text: string,
  mentions: readonly Mention[],
  ranked: readonly (readonly RankedPlace[])[],
  containers: readonly (GazetteerEntry | null)[],
): readonly (readonly RankedPlace[])[] {
  const senses = new Map<string, RankedPlace>();
  mentions.forEach((mention, at) => {
    const best = ranked[at]?.[0];
    const name = text.slice(mention.start, mention.end).toLowerCase();
    if (best === undefined) return;
    const known = senses.get(name);
    if (known === undefined || best.score > known.score) senses.set(name, best);
  });
  return ranked.map((candidates, at) => {
    const mention = mentions[at];
    if (mention === undefined) return candidates;
    const sense = senses.get(text.slice(mention.start, mention.end).toLowerCase());
    if (sense === undefined || candidates[0]?.entry === sense.entry) return candidates;
    const container = containers[at];
    if (container != null && !isInside(sense.entry, container)) return candidates;
    return [sense, ...candidates.filter(({ entry }) => entry !== sense.entry)];
  });
}
