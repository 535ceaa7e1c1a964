import { booleanPointInPolygon } from '@turf/turf';

/** Places by longitude and latitude (GeoNames; Sevastopol's is the city's official centre), and the areas that must or must not hold them. */
const INSIDE_KURSK = {
  Sudzha: [35.271, 51.191],
  Rylsk: [34.681, 51.568],
  Lgov: [35.266, 51.657],
  Kurchatov: [35.657, 51.66],
  Korenevo: [34.9, 51.413],
  Glushkovo: [34.638, 51.338],
  Kursk: [36.187, 51.737],
};
const INSIDE_UKRAINE = {
  Sumy: [34.8, 50.916],
  Yunakivka: [35.026, 51.099],
  'Seredyna-Buda': [34.036, 52.19],
  Popivka: [35.42, 50.445],
  Sevastopol: [33.5225, 44.6167],
  Simferopol: [34.108, 44.957],
};
const BELGOROD = [36.58, 50.61];

export function checkMembership({ countries, regions }) {
  const [kursk, ukraine, russia] = [regions.get('RU-KRS'), countries.get('UA'), countries.get('RU')];
  const row = (what, point, area, must) => {
    const is = booleanPointInPolygon(point, area);
    return { what, must: must ? 'inside' : 'outside', is: is ? 'inside' : 'outside', isGood: is === must };
  };
  return [
    ...Object.entries(INSIDE_KURSK).map(([name, point]) => row(`${name} in Kursk Oblast`, point, kursk, true)),
    ...Object.entries(INSIDE_UKRAINE).map(([name, point]) => row(`${name} in Ukraine`, point, ukraine, true)),
    row('Belgorod in Kursk Oblast', BELGOROD, kursk, false),
    row('Belgorod in Ukraine', BELGOROD, ukraine, false),
    row('Simferopol in Russia', INSIDE_UKRAINE.Simferopol, russia, false),
    row('Sevastopol in Russia', INSIDE_UKRAINE.Sevastopol, russia, false),
    row('Sevastopol in UA-40', INSIDE_UKRAINE.Sevastopol, regions.get('UA-40'), true),
    row('Simferopol in UA-43', INSIDE_UKRAINE.Simferopol, regions.get('UA-43'), true),
  ];
}
