import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeStix } from '../../../../src/core/formats/export/stix';
import { caseWith } from '../../claims/case';
import { hostileInput, hostileText, inputOf, shippedCase, smallInput } from './input';

type StixObject = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };
const read = (text: string): { id: string; objects: StixObject[] } =>
  JSON.parse(text) as { id: string; objects: StixObject[] };

/** STIX 2.1 (OASIS, 10 June 2021): the required properties of what we write, beside the common ones of section 3.2. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'marking-definition': ['definition_type', 'definition'],
  identity: ['name'],
  location: [],
  note: ['content', 'object_refs'],
  report: ['name', 'published', 'object_refs'],
  relationship: ['relationship_type', 'source_ref', 'target_ref'],
};

/** Every property that the specification gives to the type (sections 3.2, 4.4, 4.8, 4.12, 4.16, 5.1, 7.2): nothing else may stand there without an extension. */
const COMMON =
  'type spec_version id created_by_ref created modified revoked labels confidence lang external_references object_marking_refs granular_markings extensions';
const KNOWN: Readonly<Record<string, string>> = {
  'marking-definition': 'name definition_type definition',
  identity: 'name description roles identity_class sectors contact_information',
  location:
    'name description latitude longitude precision region country administrative_area city street_address postal_code',
  note: 'abstract content authors object_refs',
  report: 'name description report_types published object_refs',
  relationship: 'relationship_type description source_ref target_ref start_time stop_time',
};

/** Section by section, what is wrong with a bundle. */
function problemsOf({ objects }: { objects: readonly StixObject[] }): string[] {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const problems: string[] = [];
  const say = (object: StixObject, problem: string): void => {
    problems.push(`${object.id}: ${problem}`);
  };
  if (byId.size !== objects.length) problems.push('an id is given twice');
  for (const object of objects) {
    const required = REQUIRED[object.type];
    const isMarking = object.type === 'marking-definition';
    if (required === undefined) say(object, 'unknown type');
    // 2.9: object-type--UUID, here UUIDv5.
    if (
      !new RegExp(`^${object.type}--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).test(
        object.id,
      )
    )
      say(object, 'id');
    const common = ['spec_version', 'created', ...(isMarking ? [] : ['modified', 'object_marking_refs'])];
    for (const name of [...common, ...(required ?? [])])
      if (object[name] === undefined) say(object, `${name} is missing`);
    const known = new Set(`${COMMON} ${KNOWN[object.type] ?? ''}`.split(' '));
    for (const [name, value] of Object.entries(object)) {
      if (!known.has(name)) say(object, `${name} is not of the specification`);
      // 2.6 and 3.1: no empty lists, no null, no empty text.
      if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
        say(object, `${name} is empty`);
      // 2.15: RFC 3339 with exactly three digits of a second, UTC.
      if (
        /^(created|modified|published)$/.test(name) &&
        !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(value))
      )
        say(object, `${name} is no timestamp`);
      if (name.endsWith('_ref') || name.endsWith('_refs'))
        for (const id of [value].flat()) if (!byId.has(String(id))) say(object, `${name} leads nowhere`);
    }
    if (String(object['modified'] ?? object['created']) < String(object['created']))
      say(object, 'modified before created');
    const { confidence } = object;
    if (
      confidence !== undefined &&
      !(Number.isInteger(confidence) && Number(confidence) >= 0 && Number(confidence) <= 100)
    )
      say(object, 'confidence');
    if (object.type === 'location') {
      // 4.12.2: a region, a country, or both coordinates; a precision only with coordinates; ISO 3166-1 alpha-2.
      const { latitude, longitude, precision, country } = object;
      if ((latitude === undefined) !== (longitude === undefined)) say(object, 'half a position');
      if (latitude === undefined && country === undefined) say(object, 'no place at all');
      if (precision !== undefined && latitude === undefined) say(object, 'precision without position');
      if (country !== undefined && !(typeof country === 'string' && /^[A-Z]{2}$/.test(country))) say(object, 'country');
    }
    if (object.type === 'relationship' && !/^[a-z0-9-]+$/.test(String(object['relationship_type'])))
      say(object, 'relationship_type');
    for (const reference of (object['external_references'] ?? []) as Record<string, unknown>[])
      // 2.5.2: a source name and at least one of the others.
      if (!reference['source_name'] || !(reference['url'] ?? reference['external_id'] ?? reference['description']))
        say(object, 'external reference');
  }
  return problems;
}

describe('writeStix', () => {
  it('keeps the rules of the specification', async () => {
    const bundle = read(writeStix(inputOf(await shippedCase())));
    expect(bundle.id).toMatch(/^bundle--/);
    expect(problemsOf(bundle)).toEqual([]);
    expect(new Set(bundle.objects.map(({ type }) => type))).toEqual(new Set(Object.keys(REQUIRED)));
  });

  it('keeps them for a part of the case, for sources without claims and for places that have no code', async () => {
    const loaded = await shippedCase();
    for (const [at] of loaded.claims.entries())
      if (at % 9 === 0)
        expect(problemsOf(read(writeStix(inputOf(loaded, { claims: loaded.claims.slice(at, at + 2) }))))).toEqual([]);
    const { case: small } = await caseWith((parts) => {
      parts['claims.json'].splice(1);
      parts['places.json'].push({ id: 'nowhere', names: { en: 'The sea' }, precision: 'area' });
      parts['sources.json'].push({ ...parts['sources.json'][0], id: 'gazette-2', dateline: 'nowhere' });
    });
    const bundle = read(writeStix(inputOf(small)));
    expect(problemsOf(bundle)).toEqual([]);
    expect(bundle.objects.some(({ name }) => name === 'The sea')).toBe(false);
  });

  it('gives the same identifiers each time, others in another case, and the times of the case, never of today or 1970', async () => {
    const input = await smallInput();
    expect(writeStix(input)).toBe(writeStix(input));
    const { case: other } = await caseWith((parts) => {
      parts['case.json']['id'] = 'other';
    });
    const ids = new Set(read(writeStix(input)).objects.map(({ id }) => id));
    for (const { id } of read(writeStix(inputOf(other))).objects) expect(ids).not.toContain(id);
    const times = read(writeStix(input)).objects.flatMap(({ created, modified }) => [created, modified ?? created]);
    for (const time of times) expect(String(time)).toMatch(/^2020-05-0[23]T/);
  });

  it('takes an unknown date of a source for the first known one', async () => {
    const { case: loaded } = await caseWith((parts) => {
      parts['sources.json'].push({ ...parts['sources.json'][0], id: 'gazette-2', published: '../..' });
    });
    const reports = read(writeStix(inputOf(loaded))).objects.filter(({ type }) => type === 'report');
    expect(reports.map(({ published }) => published)).toEqual(['2020-05-02T00:00:00.000Z', '2020-05-02T00:00:00.000Z']);
  });

  it('carries the grade by the scale of the specification, and none for what cannot be judged', async () => {
    const confidenceOf = async (credibility: string): Promise<unknown> => {
      const { case: loaded } = await caseWith((parts) => {
        Object.assign(parts['claims.json'][0] ?? {}, {
          grade: { reliability: 'B', credibility, by: 'Desk', on: '2020-05-04', reason: { en: 'Seen.' } },
        });
      });
      return read(writeStix(inputOf(loaded))).objects.find(({ type }) => type === 'note')?.['confidence'];
    };
    expect(await Promise.all(['1', '2', '3', '4', '5', '6'].map(confidenceOf))).toEqual([
      90,
      70,
      50,
      30,
      10,
      undefined,
    ]);
  });

  it('gives coordinates to a settlement with how far off they may be, and none to a region', async () => {
    const locations = read(writeStix(inputOf(await shippedCase()))).objects.filter(({ type }) => type === 'location');
    const placed = locations.filter(({ latitude }) => latitude !== undefined);
    expect(placed.length).toBeGreaterThan(5);
    for (const { description, precision } of placed) {
      expect(description).toMatch(/^(point|settlement)/);
      if (String(description).startsWith('settlement')) expect(Number(precision)).toBeGreaterThan(0);
    }
    expect(locations.find(({ name }) => name === 'Kursk Oblast')).toMatchObject({
      country: 'RU',
      administrative_area: 'RU-KRS',
    });
  });

  it('marks everything with licence, attribution and digest', async () => {
    const input = await smallInput();
    const [marking, ...rest] = read(writeStix(input)).objects;
    expect(JSON.stringify(marking?.['definition'])).toContain(input.hash);
    expect(JSON.stringify(marking?.['definition'])).toContain('CC0');
    for (const { object_marking_refs } of rest) expect(object_marking_refs).toEqual([marking?.id]);
  });

  it('holds any text', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        expect(problemsOf(read(writeStix(await hostileInput(text))))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
