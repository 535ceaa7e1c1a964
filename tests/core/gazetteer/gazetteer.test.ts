import { describe, expect, test } from 'vitest';
import { createGazetteer } from '../../../src/core/gazetteer/gazetteer';

const GEORGIA = ['Georgia', 'Грузія|Sakartvelo', '44000', '42000', ''];
const GEORGIA_USA = ['Georgia', '', '-83500', '32600', ''];
const WEST_BANK = ['Training ground', '', '133360', '43350', ''];
const ROWS = [
  GEORGIA,
  GEORGIA_USA,
  WEST_BANK,
  ['L’gov', 'Льгов|Lgow', '35266', '51657', '18000'],
  ['Sudzha', 'Суджа|수자', '35271', '51191', '5100'],
  ['Saint Paul', '', '-93090', '44950', '310000'],
  ['St. Paul', '', '-87000', '39000', '900'],
  ['‘Ajman', '', '55500', '25400', '230000'],
];
const GROUPS = [
  'country,GE,,1',
  'region,US,US-GA,1',
  'area,RU,,1',
  'settlement,RU,RU-KRS,2',
  'settlement,US,US-MN,2',
  'settlement,AE,,1',
];

function file(changes: Readonly<Record<string, readonly string[] | null>> = {}): string {
  const column = (at: number): string[] => ROWS.map((row) => row[at] ?? '');
  const columns: Record<string, readonly string[] | null> = {
    groups: GROUPS,
    names: column(0),
    others: column(1),
    lng: column(2),
    lat: column(3),
    population: column(4),
    codes: ['GE', 'US-GA', 'training-ground'],
    bounds: ['4000,4105,4664,4359', '-8560,3036,-8084,3500', ''],
    radius: ['', '', '15000'],
    citations: ['', '', 'GeoNames'],
    abbreviations: ['Ga.=US-GA', 'GA=US-GA'],
    ...changes,
  };
  const lines = Object.entries(columns).flatMap(([name, cells]) => (cells ? [[name, ...cells].join('\t')] : []));
  return ['dateline-gazetteer 1', ...lines].join('\n');
}

const gazetteer = createGazetteer(file());
const ids = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

describe('find', () => {
  test('gives every place of a name, a country before a region', () => {
    expect(ids(gazetteer.find('Georgia'))).toEqual(['GE', 'US-GA']);
  });

  test('knows other names, in any script', () => {
    for (const name of ['Sudzha', 'СУДЖА', '수자'])
      expect(ids(gazetteer.find(name))).toEqual(['RU/RU-KRS/sudzha/35.271,51.191']);
  });

  test('does not mind case, apostrophes, diacritics, and "St." for "Saint"', () => {
    expect(gazetteer.find('lgov')[0]?.name).toBe('L’gov');
    expect(gazetteer.find("L'GOV")[0]?.name).toBe('L’gov');
    expect(gazetteer.find('ajmān')[0]?.name).toBe('‘Ajman');
    expect(gazetteer.find('St Paul').map(({ population }) => population)).toEqual([310000, 900]);
  });

  test('gives nothing for a part of a name, an unknown name and no name', () => {
    for (const name of ['Sudz', 'Nowhere', '', ' ’ ']) expect(gazetteer.find(name)).toEqual([]);
  });

  test('says what is known of a place', () => {
    expect(gazetteer.find('sudzha')[0]).toEqual({
      id: 'RU/RU-KRS/sudzha/35.271,51.191',
      name: 'Sudzha',
      country: 'RU',
      region: 'RU-KRS',
      kind: 'settlement',
      population: 5100,
      lng: 35.271,
      lat: 51.191,
      names: ['Суджа', '수자'],
      bounds: null,
      radiusMeters: null,
      citation: null,
    });
    expect(gazetteer.find('Georgia')[0]?.bounds).toEqual([40, 41.05, 46.64, 43.59]);
    expect(gazetteer.get('training-ground')).toMatchObject({ radiusMeters: 15000, citation: 'GeoNames', region: null });
  });
});

describe('startingWith', () => {
  test('gives each place once, likely ones first, no more than asked for', () => {
    expect(ids(gazetteer.startingWith('g', 9))).toEqual(['GE', 'US-GA']);
    expect(gazetteer.startingWith('s', 2).map(({ name }) => name)).toEqual(['Georgia', 'Saint Paul']);
    expect(gazetteer.startingWith('Lg', 5).map(({ name }) => name)).toEqual(['L’gov']);
  });
});

describe('abbreviated', () => {
  test('keeps case: "Ga." is a state, "ga" is not', () => {
    expect(gazetteer.abbreviated('Ga.')?.id).toBe('US-GA');
    expect(gazetteer.abbreviated('ga')).toBeNull();
    expect(gazetteer.find('GA')).toEqual([]);
  });
});

describe('createGazetteer', () => {
  test('says what is wrong with a file that is none, or was cut off', () => {
    expect(() => createGazetteer('<!doctype html>')).toThrow('Expected a gazetteer that begins with');
    expect(() => createGazetteer(file({ lat: null }))).toThrow('column "lat", got none');
    expect(() => createGazetteer(file({ lat: ['1'] }))).toThrow(
      'Expected 8 cells in the gazetteer\'s column "lat", got 1',
    );
    expect(() => createGazetteer(file({ groups: ['town,RU,,8'] }))).toThrow('got "town,RU,,8"');
  });
});
