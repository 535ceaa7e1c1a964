import type { ReadingLanguage } from '../reading';

/** Case endings and what they stand for in the nominative, longest first. */
const UKRAINIAN: readonly (readonly [string, readonly string[]])[] = [
  ['ської', ['ська']],
  ['ській', ['ська']],
  ['ську', ['ська', 'ськ']],
  ['ською', ['ська']],
  ['ського', ['ський', 'ське']],
  ['ському', ['ський', 'ське']],
  ['єва', ['їв']],
  ['єву', ['їв']],
  ['єві', ['їв']],
  ['єві', ['їв']],
  ['ові', ['ів']],
  ['ова', ['ів', 'ов', 'ове']],
  ['ову', ['ів', 'ов', 'ова']],
  ['ії', ['ія']],
  ['ію', ['ія']],
  ['єю', ['я']],
  ['ою', ['а']],
  ['ом', ['', 'о']],
  ['ем', ['', 'е']],
  ['ах', ['и']],
  ['ів', ['и']],
  ['и', ['а', '']],
  ['і', ['а', '', 'е', 'о', 'я', 'и']],
  ['у', ['', 'а', 'о']],
  ['ю', ['ь', 'я']],
  ['я', ['ь']],
  ['а', ['']],
];
const RUSSIAN: readonly (readonly [string, readonly string[]])[] = [
  ['ской', ['ская']],
  ['скую', ['ская']],
  ['ского', ['ский', 'ское']],
  ['скому', ['ский', 'ское']],
  ['ском', ['ский', 'ское']],
  ['ске', ['ск']],
  ['ии', ['ия']],
  ['ию', ['ия']],
  ['ией', ['ия']],
  ['ой', ['а']],
  ['ом', ['', 'о']],
  ['ем', ['', 'е']],
  ['ах', ['ы', 'и']],
  ['ов', ['ы']],
  ['ы', ['а']],
  ['и', ['а', 'ь', 'я', '']],
  ['е', ['', 'а', 'я', 'о']],
  ['у', ['', 'а', 'о']],
  ['ю', ['ь', 'я']],
  ['я', ['ь']],
  ['а', ['']],
];
const KOREAN_PARTICLES = [
  '에서는',
  '에서의',
  '에서도',
  '으로부터',
  '로부터',
  '에서',
  '에게',
  '까지',
  '부터',
  '으로',
  '이라',
  '에는',
  '에도',
  '와의',
  '과의',
  '에',
  '의',
  '로',
  '는',
  '은',
  '이',
  '가',
  '을',
  '를',
  '과',
  '와',
  '도',
  '만',
  '산',
  '군',
  '측',
  '발',
];

/** The forms under which a word of a text may stand in the gazetteer: itself first, then without its case ending or particle. */
export function nominatives(name: string, language: ReadingLanguage): readonly string[] {
  if (language === 'ko') {
    const forms = [name];
    for (const particle of KOREAN_PARTICLES)
      if (name.endsWith(particle) && name.length > particle.length + 1) forms.push(name.slice(0, -particle.length));
    return forms;
  }
  const endings = language === 'uk' ? UKRAINIAN : language === 'ru' ? RUSSIAN : null;
  if (endings === null || name.length < 3) return [name];
  const forms = new Set([name]);
  // "до Сум", "з Черкас": names in the plural have no ending in the genitive.
  if (/[бвгґджзйклмнпрстфхцчшщ]$/u.test(name)) forms.add(name + (language === 'uk' ? 'и' : 'ы'));
  // "на Сумщині": an oblast by its short name.
  const oblast = language === 'uk' ? /^(\p{L}{3,})щин(?:а|и|і|у|ою)$/u.exec(name) : null;
  if (oblast !== null) forms.add(`${oblast[1] ?? ''}ська область`);
  if (name.length < 4) return [...forms];
  for (const [ending, stems] of endings) {
    if (!name.endsWith(ending)) continue;
    const stem = name.slice(0, -ending.length);
    if (stem.length >= 3) for (const tail of stems) forms.add(stem + tail);
  }
  return [...forms];
}
