import type { Check } from '../check-context';

/** A claim relates to others, once each way, and the overview tells no story with a claim that was taken back. */
export const checkRelations: Check = ({ rows, good, byId, report }) => {
  for (const row of good.claims) {
    const seen = new Set<string>();
    for (const [at, { type, claim }] of row.value.relations.entries()) {
      const path = ['relations', at];
      if (claim === row.value.id)
        report(row, path, {
          code: 'relation-to-itself',
          message: `The claim "${type}" itself.`,
          advice: 'Write the id of the other claim.',
          drops: path,
        });
      else if (seen.has(`${type} ${claim}`))
        report(row, path, {
          code: 'duplicate-relation',
          message: `That it "${type}" "${claim}" is said twice.`,
          advice: 'Keep the one with the better reason.',
          drops: path,
        });
      seen.add(`${type} ${claim}`);
    }
  }
  for (const [at, id] of (rows.case.value?.keyClaims ?? []).entries())
    if (byId.claims.get(id)?.status === 'retracted')
      report(rows.case, ['keyClaims', at], {
        code: 'key-claim-retracted',
        message: `The claim "${id}" is retracted: it must not tell the story.`,
        advice: 'Take it out of "keyClaims", or put another claim in its place.',
        drops: ['keyClaims', at],
      });
};
