import type { Actor } from '../model/actor';
import type { Claim } from '../model/claim';
import { edtfSpan } from '../model/edtf';
import type { Localized } from '../model/localized';
import type { CaseIndex } from '../query/case-index';

/** One hand through which a claim went. */
export interface ChainHop {
  readonly role: 'speaker' | 'organisation' | 'agency' | 'outlet';
  /** `null` when the source names nobody. */
  readonly actor: Actor | null;
  /** The office that the actor held on the day. */
  readonly roleTitle?: Localized;
  /** How the source describes a speaker whom it does not name. */
  readonly description?: Localized;
  /** EDTF date of this hop: said, relayed or published; `null` when unknown. */
  readonly date: string | null;
}

/** Speaker → organisation → agencies → outlet, each with its date. Who said it comes first even when nobody is named. */
export function chainOf(index: CaseIndex, claim: Claim): ChainHop[] {
  const source = index.sources.get(claim.source);
  const actorOf = (id: string | null | undefined): Actor | null => (id ? (index.actors.get(id) ?? null) : null);
  const outlet = actorOf(source?.outlet);
  const hops: ChainHop[] = [];

  const speaker = actorOf(claim.speaker);
  const organisation = actorOf(claim.organisation);
  // An organisation that speaks for itself is one hop, and so is an outlet in its own words.
  const speaksForItself = speaker === null && (organisation !== null || claim.attribution === 'outlet');
  if (!speaksForItself) {
    const roleTitle = speaker && roleOn(speaker, claim.said ?? source?.published ?? null);
    hops.push({
      role: 'speaker',
      actor: speaker,
      ...(roleTitle && { roleTitle }),
      ...(claim.speakerDescription && { description: claim.speakerDescription }),
      date: claim.said,
    });
  }
  if (organisation !== null && organisation !== speaker)
    hops.push({
      role: 'organisation',
      actor: organisation,
      ...(speaksForItself && claim.speakerDescription && { description: claim.speakerDescription }),
      date: speaksForItself ? claim.said : null,
    });
  for (const { actor, date } of claim.via) hops.push({ role: 'agency', actor: actorOf(actor), date: date ?? null });
  hops.push({ role: 'outlet', actor: outlet, date: source?.published ?? null });
  return hops;
}

/** The title of the role held on a date; the first role when the date is unknown, none when no role covers it. */
export function roleOn(actor: Actor, date: string | null): Localized | null {
  const roles = actor.roles ?? [];
  if (date === null) return roles[0]?.title ?? null;
  const { min, max } = edtfSpan(date);
  const role = roles.find(({ from, to }) => {
    const starts = from === undefined ? null : edtfSpan(from).min;
    const ends = to === undefined ? null : edtfSpan(to).max;
    return (starts === null || max === null || starts <= max) && (ends === null || min === null || ends >= min);
  });
  return role?.title ?? null;
}
