import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/core/text/read-article';
import { READING_LANGUAGES, type Reading, type ReadingLanguage } from '../../../src/core/text/reading';
import { smallGazetteer } from './small-gazetteer';

const GOLDEN = new URL('golden/', import.meta.url);
const ARTICLES = new URL('../../articles/', import.meta.url);
const gazetteer = smallGazetteer();

describe('readArticle', () => {
  const inputs = readdirSync(GOLDEN).filter((name) => name.endsWith('.txt'));
  it.each(inputs)('reads %s as its golden file says', async (name) => {
    const language = name.split('.').at(-2);
    const text = readFileSync(new URL(name, GOLDEN), 'utf8');
    const reading = readArticle(text, { published: '2024-10-29', gazetteer });
    expect(reading.language).toBe(language);
    await expect(`${JSON.stringify(outline(reading, text), null, 2)}\n`).toMatchFileSnapshot(
      new URL(name.replace(/txt$/, 'json'), GOLDEN).pathname,
    );
  });

  // Whole articles with their own lines of date, datelines, bylines and links: nothing is given but the text.
  const articles = readdirSync(ARTICLES).filter((name) => name.endsWith('.txt'));
  it.each(articles)('reads the article %s as its golden file says', async (name) => {
    const text = readFileSync(new URL(name, ARTICLES), 'utf8');
    const reading = readArticle(text, { gazetteer });
    expect(reading.language).toBe(name.split('.').at(-2));
    const { published, publishedFrom } = reading;
    await expect(
      `${JSON.stringify({ published, publishedFrom, ...outline(reading, text) }, null, 2)}\n`,
    ).toMatchFileSnapshot(new URL(`articles/${name.replace(/txt$/, 'json')}`, GOLDEN).pathname);
  });

  const words = fc.constantFrom(
    ...'said says told “ ” " \' ‘ ’ « » — , . : ; ( ) \n \n\n kata katanya ujar menurut X Y Kursk Kiev Mr. U.S. заявив що сказал 라고 말했다 는 3.000 1,2 29/10/2024 (7/9) two hundred and half million more than between to than last Tuesday Selasa lalu - -- ... !'.split(
      ' ',
    ),
    ' ',
    '\u0000',
    '\ud83d\ude00',
    '\ud800',
    'İ',
    'ﬁ',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(words, { maxLength: 120 }).map((parts) => parts.join(' ')),
  );

  it('takes any text, and every item stands where it says', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...READING_LANGUAGES, undefined), (text, language) => {
        const reading = readArticle(text, { language, published: '2024-10-29', gazetteer });
        for (const span of spansOf(reading)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.start).toBeLessThan(span.end);
          if (span.text !== undefined) expect(text.slice(span.start, span.end)).toBe(span.text);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives dates that are real and numbers that are in order', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...READING_LANGUAGES), (text, language) => {
        const { dates, quantities } = readArticle(text, { language, published: '2024-10-29' }).mentions;
        for (const { edtf } of dates)
          if (edtf !== null) expect(edtf).toMatch(/^\d{4}(?:-\d\d){0,2}(?:\/\d{4}-\d\d(?:-\d\d)?)?$/);
        for (const { min, max } of quantities) if (min !== null && max !== null) expect(min).toBeLessThanOrEqual(max);
      }),
    );
  });

  // Each is one pattern repeated: what is quadratic in it takes minutes at this length, and the runner's own limit ends the test.
  it.each([
    ['quotation marks', '“'],
    ['straight marks', '" '],
    ['single marks', "'a "],
    ['digits', '1'],
    ['digit groups', '1,'],
    ['number words', 'hundred thousand and '],
    ['numbers with spaces', '123 '],
    ['commas', 'a, '],
    ['said', 'said '],
    ['capitals', 'Aa '],
    ['cues in sentences', 'X said that Y said. '],
    ['Indonesian cues', 'Kepala X mengatakan, '],
    ['brackets', '('],
    ['line breaks', '\n'],
    ['dates', '1/2/'],
    ['Korean numerals', '일이삼'],
    ['Korean particles', '는 는고 말했다. '],
    ['Ukrainian cues', '— заявив Х, що '],
    ['possessives', "A's claim that "],
  ])('reads a long run of %s in linear time', (_name, unit) => {
    const text = unit.repeat(Math.ceil(60_000 / unit.length));
    for (const language of READING_LANGUAGES)
      expect(readArticle(text, { language, gazetteer }).language).toBe(language);
  });

  it('tells the five languages apart', () => {
    const samples: Readonly<Record<ReadingLanguage, string>> = {
      en: 'The council said that the road was closed.',
      id: 'Dewan mengatakan bahwa jalan itu sudah ditutup.',
      uk: 'Рада повідомила, що дорогу закрито через її стан.',
      ko: '의회는 도로가 폐쇄됐다고 말했다.',
      ru: 'Совет сообщил, что дорога закрыта, и объявил объезд.',
    };
    for (const language of READING_LANGUAGES) expect(readArticle(samples[language]).language).toBe(language);
  });

  it('finds no places without a gazetteer', () => {
    expect(readArticle('The fleet left Kursk, Russia.').mentions.places).toEqual([]);
  });

  it('leaves a weekday unresolved when no date is known, and takes the text’s first full date for it when there is one', () => {
    expect(readArticle('They met on Tuesday.').mentions.dates[0]?.edtf).toBeNull();
    expect(readArticle('They met on 29 October 2024 (29.10.2024) and on Monday.').mentions.dates.at(-1)?.edtf).toBe(
      '2024-10-28',
    );
  });
});

/** What a person checks by eye: words, not offsets, which the properties cover. */
function outline(reading: Reading, text: string): object {
  const { title, dateline, aside, claims, outletClaims, mentions } = reading;
  return {
    title,
    dateline: dateline === null ? null : { text: dateline.text, outlet: dateline.outlet },
    aside: aside.map(({ start, end, why }) => `${why}: ${text.slice(start, end)}`),
    claims: claims.map((claim) => ({
      rule: claim.rule,
      speaker:
        claim.speaker === null
          ? null
          : `${claim.speaker.name} (${claim.speaker.kind}, ${claim.speaker.mention ?? 'not named here'})`,
      role: claim.role,
      organisation: claim.organisation,
      cue: claim.cue === null ? null : text.slice(claim.cue.start, claim.cue.end),
      statement: (claim.statement.parts ?? [[claim.statement.start, claim.statement.end] as const]).map(
        ([start, end]) => text.slice(start, end),
      ),
      form: claim.form,
      via: claim.via,
      said: claim.said,
      modality: claim.modalityWords === null ? claim.modality : `${claim.modality} (${claim.modalityWords})`,
      isNegated: claim.isNegated,
      movement: claim.movement === null ? null : `${claim.movement.phase} (${claim.movement.cue})`,
      places: claim.places.map((place) => `${place.text}: ${place.name}, ${place.role}`),
      quantities: claim.quantities.map(describeQuantity),
    })),
    outletClaims: outletClaims.map(({ rule, statement, via, movement }) =>
      [rule, ...(movement === null ? [] : [movement.phase]), ...via, statement.text].join(': '),
    ),
    places: mentions.places.map((place) => `${place.text}: ${place.name}, ${place.role}`),
    dates: mentions.dates.map((date) => `${date.text}: ${date.edtf ?? 'unresolved'}`),
    quantities: mentions.quantities.map(describeQuantity),
  };
}

function describeQuantity({ text, min, max, unit, qualifier }: Reading['mentions']['quantities'][number]): string {
  return `${text}: ${min ?? ''}..${max ?? ''} ${unit ?? 'without unit'}, ${qualifier}`;
}

function spansOf({
  claims,
  outletClaims,
  mentions,
  aside,
  sentences,
  dateline,
}: Reading): { start: number; end: number; text?: string }[] {
  return [
    ...claims.flatMap((claim) => [
      claim.statement,
      ...(claim.statement.parts ?? []).map(([start, end]) => ({ start, end })),
      ...(claim.cue === null ? [] : [claim.cue]),
      ...(claim.speaker === null
        ? []
        : [
            claim.speaker.mention === null
              ? { start: claim.speaker.start, end: claim.speaker.end }
              : { start: claim.speaker.start, end: claim.speaker.end, text: claim.speaker.mention },
          ]),
      ...claim.quotes.map(({ start, end, exact }) => ({ start, end, text: exact })),
    ]),
    ...outletClaims.map(({ statement }) => statement),
    ...mentions.places,
    ...mentions.dates,
    ...mentions.quantities,
    ...aside.map(({ start, end }) => ({ start, end })),
    ...sentences,
    ...(dateline === null ? [] : [dateline]),
  ];
}
