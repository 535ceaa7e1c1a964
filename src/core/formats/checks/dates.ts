import { edtfSpan, type TimeSpan } from '../../model/edtf';
import '../../model/edtf-grammar';
import type { Check } from '../check-context';

/** Days are UTC in the data and local in the world: a day's difference is none. */
const SLACK_MILLISECONDS = 86_400_000;
/** Modalities of what has not happened yet. */
const AHEAD: ReadonlySet<string> = new Set(['expected', 'feared']);

/** What is said comes before it is published and, unless it is foreseen, after it happened; roles and logs run forwards. */
export const checkDates: Check = ({ good, byId, report }) => {
  const spanOf = rememberSpans();
  for (const row of good.actors)
    for (const [at, { from, to }] of (row.value.roles ?? []).entries())
      if (from !== undefined && to !== undefined && isBefore(spanOf(to), spanOf(from)))
        report(row, ['roles', at, 'to'], {
          code: 'reversed-dates',
          message: `The role ends (${to}) before it begins (${from}).`,
          advice: 'Swap the two dates, or correct the wrong one.',
          drops: ['roles', at],
        });

  for (const row of good.claims) {
    const { event, said, modality, kind, movement, via, status, log } = row.value;
    const published = byId.sources.get(row.value.source)?.published;
    if (said !== null && published !== undefined && isBefore(spanOf(published), spanOf(said)))
      report(row, ['said'], {
        code: 'said-after-published',
        message: `It was said on ${said}, after its source was published on ${published}.`,
        advice: 'Correct "said", or the source\'s "published".',
      });
    for (const [at, { date }] of via.entries())
      if (date !== undefined && published !== undefined && isBefore(spanOf(published), spanOf(date)))
        report(row, ['via', at, 'date'], {
          severity: 'warning',
          code: 'said-after-published',
          message: `It was passed on on ${date}, after its source was published on ${published}.`,
          advice: 'Check the two dates.',
        });

    const told = said ?? published;
    const isForeseen = AHEAD.has(modality) || kind === 'intent' || movement?.phase === 'expected';
    if (event !== null && told !== undefined && !isForeseen && isBefore(spanOf(told), spanOf(event)))
      report(row, ['event'], {
        severity: 'warning',
        code: 'event-after-said',
        message: `It happened on ${event}, after it was told on ${told}, yet the modality is "${modality}".`,
        advice: 'Check the dates; what had not happened yet is "expected" or "feared", or of kind "intent".',
      });

    const occasion = row.value.occasion === null ? undefined : byId.occasions.get(row.value.occasion)?.date;
    if (said !== null && occasion !== undefined) {
      const [span, other] = [spanOf(said), spanOf(occasion)];
      if (isBefore(span, other, SLACK_MILLISECONDS) || isBefore(other, span, SLACK_MILLISECONDS))
        report(row, ['said'], {
          severity: 'warning',
          code: 'said-apart-from-occasion',
          message: `It was said on ${said}, but its occasion took place on ${occasion}.`,
          advice: 'Check the two dates, and that it is the right occasion.',
        });
    }

    const last = log.at(-1);
    if (last !== undefined && last.status !== status)
      report(row, ['status'], {
        severity: 'warning',
        code: 'log-status',
        message: `The status is "${status}", but the log ends with "${last.status}".`,
        advice: 'Add the last change to the log, or correct the status.',
      });
  }
};

/** Whether one span is over before the other begins. Open and unknown ends are before nothing. */
function isBefore(one: TimeSpan, other: TimeSpan, slackMilliseconds = 0): boolean {
  return one.max !== null && other.min !== null && one.max + slackMilliseconds < other.min;
}

/** Reading a date costs a fifth of a millisecond, and a case has the same few over and over. */
function rememberSpans(): (edtf: string) => TimeSpan {
  const spans = new Map<string, TimeSpan>();
  return (edtf) => {
    let span = spans.get(edtf);
    if (span === undefined) {
      span = edtfSpan(edtf);
      spans.set(edtf, span);
    }
    return span;
  };
}
