import type { Article } from '../article';
import ko from '../lexicon/ko.json';
import { wordSet } from '../lexicon/lexicon';
import type { Span } from '../reading';
import type { DescribedSpeaker } from './english-speakers';

/** Endings of institutions: 국방부, 국정원, 합참본부, 위원회, 외교청 … */
const INSTITUTION =
  /(?:부|청|원|회|처|실|국|당|군|성|사|단|본부|정보국|노조|조합|업체|기업|회사|경찰|해경|검찰|당국|소방|정부|은행|대학교?|연구소|재단|협회|통신|신문|일보|나토|유엔)$/;

/** 강릉시, 경상북도: a city or province says what its government says. */
const LOCAL_GOVERNMENT = /(?:시|북도|남도|자치도|경기도|강원도|제주도)$/;

const BODY_KIND = /(?:업체|기업|회사|단체|기관|병원|학교|매체|언론)$/;

/** Common surnames of one syllable that are no country's short name ("미", "중") and no article ("한"). */
const SURNAMES = wordSet(ko.speakers.surnames);
const NAMELESS = wordSet(ko.speakers.nameless);

/** "팻 라이더 미 국방부 대변인", "국방부 대변인", "젤렌스키 우크라이나 대통령": name first, then institution or country, then office. */
export function describeKoreanSpeaker({ text, lexicon }: Article, span: Span): DescribedSpeaker {
  const words = [...text.slice(span.start, span.end).matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }));
  const last = words.at(-1);
  const first = words[0];
  if (first === undefined || last === undefined) return { name: span, kind: 'unnamed', role: null, organisation: null };
  // "익명을 요구한 한 선원": somebody without a name.
  if (words.some((word) => word.text.startsWith('익명')) || words.at(-2)?.text === '한')
    return { name: span, kind: 'unnamed', role: lexicon.roles.has(last.text) ? last.text : null, organisation: null };
  const role = lexicon.roles.has(last.text)
    ? last.text
    : ([...lexicon.roles]
        .filter((known) => last.text.endsWith(known) && known.length > 1)
        .sort((a, b) => b.length - a.length)[0] ?? null);
  if (role === null) {
    // "급식업체 한밭푸드": a kind of body, then its name.
    const isInstitution =
      INSTITUTION.test(last.text) ||
      LOCAL_GOVERNMENT.test(last.text) ||
      lexicon.agencies.has(last.text.toLowerCase()) ||
      BODY_KIND.test(words.at(-2)?.text ?? '');
    return {
      name: span,
      kind: isInstitution ? 'organisation' : words.length === 1 ? 'person' : 'unnamed',
      role: null,
      organisation: null,
    };
  }
  const before = words.slice(0, -1);
  // "이 본부장": a surname with an office, as later mentions have it; "이 관계자" points back.
  if (before.length === 1 && SURNAMES.has(first.text) && !NAMELESS.has(role))
    return { name: span, kind: 'person', role, organisation: null };
  const name = before.at(-1);
  const body = before.at(-2);
  // "인천항만공사 박서준 사장": body, name, office.
  if (name !== undefined && body !== undefined && isFullName(name.text) && INSTITUTION.test(body.text))
    return {
      name: { start: name.start, end: name.end },
      kind: 'person',
      role,
      organisation: text.slice(first.start, body.end),
    };
  // "이정민 노조위원장": the body is written together with the office.
  if (before.length === 1 && role !== last.text && isFullName(first.text))
    return {
      name: { start: first.start, end: first.end },
      kind: 'person',
      role,
      organisation: last.text.slice(0, -role.length),
    };
  let from = before.length;
  while (
    from > 0 &&
    (INSTITUTION.test(before[from - 1]?.text ?? '') ||
      (from === before.length && before.length > 1) ||
      (before[from - 1]?.text ?? '').length === 1)
  )
    from -= 1;
  const organisation = from < before.length ? text.slice(before[from]?.start, before.at(-1)?.end) : null;
  const nameEnd = before[from - 1]?.end;
  if (nameEnd === undefined) return { name: span, kind: 'unnamed', role, organisation };
  return { name: { start: first.start, end: nameEnd }, kind: 'person', role, organisation };
}

/** Three syllables that begin with a surname and end as no institution does. */
function isFullName(word: string): boolean {
  return /^[가-힣]{3}$/u.test(word) && SURNAMES.has(word.charAt(0)) && !INSTITUTION.test(word);
}
