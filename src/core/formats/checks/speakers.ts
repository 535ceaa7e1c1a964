import type { Check } from '../check-context';

/** Who is said to have spoken fits how they were named, and nobody passes the same thing on twice. */
export const checkSpeakers: Check = ({ good, byId, report }) => {
  for (const row of good.claims) {
    const { attribution, speaker, organisation, via } = row.value;
    const kind = speaker === null ? null : byId.actors.get(speaker)?.kind;
    if (attribution === 'named' && speaker === null)
      report(row, ['speaker'], {
        code: 'attribution',
        message: 'The attribution is "named", but no speaker is given.',
        advice: 'Name the speaker, or write the attribution that fits: organisation, unnamed, outlet or none.',
      });
    if (attribution === 'named' && kind !== undefined && kind !== null && kind !== 'person')
      report(row, ['attribution'], {
        code: 'attribution',
        message: `The attribution is "named", but the speaker is not a person (${kind}).`,
        advice: 'Write "organisation" when an organisation was cited, "outlet" for the outlet\'s own words.',
      });
    if (attribution === 'organisation' && speaker === null && organisation === null)
      report(row, ['organisation'], {
        code: 'attribution',
        message: 'The attribution is "organisation", but neither a speaker nor an organisation is given.',
        advice: 'Name the organisation, or write "none" when nobody was cited.',
      });
    if ((attribution === 'unnamed' || attribution === 'none') && speaker !== null)
      report(row, ['speaker'], {
        code: 'attribution',
        message: `The attribution is "${attribution}", but a speaker is given.`,
        advice: 'Write null for the speaker, or the attribution that fits.',
      });

    const actors = new Set<string>();
    for (const [at, { actor }] of via.entries()) {
      if (actors.has(actor))
        report(row, ['via', at], {
          code: 'duplicate-via',
          message: `"${actor}" stands twice in "via".`,
          advice: 'Name each hop once, in the order in which it was passed on.',
        });
      actors.add(actor);
    }
  }
};
