import { readFileSync } from 'node:fs';

const LANGUAGES = ['en', 'id', 'uk', 'ru', 'ko'];
const territories = Object.fromEntries(
  LANGUAGES.map((language) => {
    const path = `node_modules/cldr-localenames-full/main/${language}/territories.json`;
    return [language, JSON.parse(readFileSync(path, 'utf8')).main[language].localeDisplayNames.territories];
  }),
);
const overrides = JSON.parse(readFileSync('region-names.json', 'utf8'));

/** A country's names by CLDR, in their short form where there is one. */
export function countryNames(code) {
  const name = (language) => territories[language][`${code}-alt-short`] ?? territories[language][code];
  return Object.fromEntries(LANGUAGES.flatMap((language) => (name(language) ? [[language, name(language)]] : [])));
}

/** A region's names by Natural Earth, with the word for its kind, which Natural Earth leaves out in most languages. */
export function regionNames(code, properties) {
  const own = overrides[code] ?? {};
  const english = own.en ?? properties.name_en;
  const isOblast = properties.type_en === 'Region' || code === 'UA-65';
  const names = {
    en: isOblast && own.en === undefined ? `${english} Oblast` : english,
    id: own.id ?? (isOblast ? `Oblast ${own.idName ?? own.enName ?? properties.name_en}` : properties.name_id),
    uk: own.uk ?? properties.name_uk,
    ru: own.ru ?? properties.name_ru,
    ko: own.ko ?? (isOblast ? `${properties.name_ko}주` : properties.name_ko),
  };
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name));
}
