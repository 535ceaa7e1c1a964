import type { Case } from '../model/case';
import type { Claim, Quantity, Relation } from '../model/claim';
import { edtfSpan } from '../model/edtf';
import type { Localized } from '../model/localized';

/** A relation that the claims themselves speak for, with a reason in words: to be confirmed, or not. */
export type RelationSuggestion = Relation;

/** Part of the case once they are taken over, so in all languages of the desk. */
const REASONS = {
  'other-number': {
    en: 'Same speaker and occasion, reported with another number.',
    id: 'Penutur dan kesempatan yang sama, diberitakan dengan angka lain.',
    uk: 'Той самий мовець і нагода, повідомлено інше число.',
    ko: '같은 발언자, 같은 계기인데 다른 수치로 보도됨.',
  },
  'another-report': {
    en: 'Same speaker and occasion, in another report.',
    id: 'Penutur dan kesempatan yang sama, di laporan lain.',
    uk: 'Той самий мовець і нагода, в іншому повідомленні.',
    ko: '같은 발언자, 같은 계기를 다른 보도에서 전함.',
  },
  denied: {
    en: 'Denied by another speaker, about the same subject and place.',
    id: 'Dibantah penutur lain, tentang pokok dan tempat yang sama.',
    uk: 'Заперечив інший мовець, про той самий предмет і місце.',
    ko: '같은 주제와 장소에 대해 다른 발언자가 부인함.',
  },
  'later-number': {
    en: 'The same speaker gives another number later.',
    id: 'Penutur yang sama kemudian menyebut angka lain.',
    uk: 'Той самий мовець пізніше називає інше число.',
    ko: '같은 발언자가 나중에 다른 수치를 말함.',
  },
  'others-number': {
    en: 'Another speaker gives another number for the same subject and scope.',
    id: 'Penutur lain menyebut angka lain untuk pokok dan cakupan yang sama.',
    uk: 'Інший мовець називає інше число для того самого предмета й обсягу.',
    ko: '다른 발언자가 같은 주제와 범위에 다른 수치를 말함.',
  },
  'same-number': {
    en: 'Another speaker gives the same number for the same subject and scope.',
    id: 'Penutur lain menyebut angka yang sama untuk pokok dan cakupan yang sama.',
    uk: 'Інший мовець називає те саме число для того самого предмета й обсягу.',
    ko: '다른 발언자가 같은 주제와 범위에 같은 수치를 말함.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

const MOST = 6;
const ORDER: readonly Relation['type'][] = ['repeats', 'denies', 'contradicts', 'updates', 'supports'];

/** What a claim may have to do with the others of its case: same speaker and occasion, same subject with other numbers, a denial of what was said. */
export function suggestRelations(claim: Claim, loaded: Case): RelationSuggestion[] {
  const related = new Set([
    ...claim.relations.map((relation) => relation.claim),
    ...loaded.claims.filter(({ relations }) => relations.some((each) => each.claim === claim.id)).map(({ id }) => id),
  ]);
  const published = new Map(loaded.sources.map((source) => [source.id, source.published]));
  const moment = ({ said, source }: Claim): number => {
    const { min, max } = edtfSpan(said ?? published.get(source) ?? '../..');
    return min ?? max ?? Infinity;
  };
  return loaded.claims
    .filter((other) => other.id !== claim.id && !related.has(other.id) && other.status !== 'retracted')
    .flatMap((other): RelationSuggestion[] => {
      const found = relate(claim, other, moment(claim) - moment(other));
      return found === null ? [] : [{ type: found.type, claim: other.id, reason: REASONS[found.reason] }];
    })
    .sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type))
    .slice(0, MOST);
}

interface Found {
  readonly type: Relation['type'];
  readonly reason: keyof typeof REASONS;
}

/** Relations point to the earlier claim; `lead` is how much later this one is, in milliseconds. */
function relate(claim: Claim, other: Claim, lead: number): Found | null {
  if (claim.subject !== other.subject || lead < 0) return null;
  const isSameSpeaker = who(claim) !== null && who(claim) === who(other);
  const isSameOccasion =
    (claim.occasion !== null && claim.occasion === other.occasion) ||
    (isSameSpeaker && claim.said !== null && claim.said === other.said);
  const numbers = compareNumbers(claim.quantities, other.quantities);
  if (isSameSpeaker && isSameOccasion && claim.source !== other.source) {
    if (numbers === 'differ') return { type: 'contradicts', reason: 'other-number' };
    if (numbers === 'same' || (claim.kind === other.kind && sharePlace(claim, other)))
      return { type: 'repeats', reason: 'another-report' };
  }
  if (claim.modality === 'denied' && other.modality !== 'denied' && !isSameSpeaker && sharePlace(claim, other))
    return { type: 'denies', reason: 'denied' };
  if (numbers === 'differ')
    return isSameSpeaker
      ? lead > 0
        ? { type: 'updates', reason: 'later-number' }
        : null
      : { type: 'contradicts', reason: 'others-number' };
  if (numbers === 'same' && !isSameSpeaker) return { type: 'supports', reason: 'same-number' };
  return null;
}

function who({ speaker, organisation }: Claim): string | null {
  return speaker ?? organisation;
}

function sharePlace(one: Claim, other: Claim): boolean {
  return one.places.some(({ place }) => other.places.some((use) => use.place === place));
}

/** Whether two counts of one thing agree; `null` where they count different things, it is not said yet what they count, or they have no figures. */
function compareNumbers(one: readonly Quantity[], other: readonly Quantity[]): 'same' | 'differ' | null {
  const pairs = one.flatMap((a) =>
    other
      .filter((b) => a.unit === b.unit && a.scope !== undefined && a.scope === b.scope && hasFigure(a) && hasFigure(b))
      .map((b) => (a.min ?? 0) <= (b.max ?? Infinity) && (b.min ?? 0) <= (a.max ?? Infinity)),
  );
  if (pairs.length === 0) return null;
  return pairs.includes(true) ? 'same' : 'differ';
}

function hasFigure({ min, max }: Quantity): boolean {
  return min !== null || max !== null;
}
