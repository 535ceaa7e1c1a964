export type StixObject = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };
export const readBundle = (text: string): { id: string; objects: StixObject[] } =>
  JSON.parse(text) as { id: string; objects: StixObject[] };

/** STIX 2.1 (OASIS, 10 June 2021): the required properties of what we write, beside the common ones of section 3.2. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
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
export function problemsOf({ objects }: { objects: readonly StixObject[] }): string[] {
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
