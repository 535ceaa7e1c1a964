/** A small made-up case without problems, as objects to be changed and as the files that are read. */
export type Json = { [key: string]: unknown };
export interface SmallCase {
  'case.json': Json;
  'sources.json': Json[];
  'actors.json': Json[];
  'places.json': Json[];
  'occasions.json': Json[];
  'claims.json': Json[];
}

export function smallCase(): SmallCase {
  return {
    'case.json': {
      format: 'dateline-case',
      version: 1,
      id: 'harbour',
      title: { en: 'Ships in the harbour' },
      summary: { en: 'Two reports of ships.' },
      speakerGroups: [{ id: 'port', name: { en: 'Port' }, slot: 0 }],
      subjects: [{ id: 'ships', name: { en: 'Ships' } }],
      units: [{ id: 'ships', name: { en: 'ships' } }],
      scopes: [{ id: 'moored', name: { en: 'moored' } }],
      stage: [{ code: 'NL', tone: 'focus' }],
      view: { center: [4.5, 51.9], zoom: 6 },
      keyClaims: ['gazette-2020-05-02~aaaaaa'],
      licence: 'CC0',
      credits: 'Nobody',
    },
    'sources.json': [
      {
        id: 'gazette-2020-05-02',
        kind: 'article',
        title: 'Ships',
        outlet: 'gazette',
        language: 'en',
        published: '2020-05-02',
        url: 'https://example.org/ships',
        dateline: 'rotterdam',
        text: { normalization: 'dateline-1', length: 100, sha256: 'a'.repeat(64) },
      },
    ],
    'actors.json': [
      { id: 'gazette', kind: 'outlet', names: { en: 'Gazette' } },
      { id: 'port', kind: 'organisation', names: { en: 'Port' }, group: 'port' },
      {
        id: 'master',
        kind: 'person',
        names: { en: 'Harbour Master' },
        group: 'port',
        roles: [{ title: { en: 'Master' }, organisation: 'port', from: '2019', to: '2021' }],
      },
    ],
    'places.json': [
      {
        id: 'netherlands',
        names: { en: 'Netherlands' },
        precision: 'country',
        geometry: { kind: 'boundary', codes: ['NL'] },
      },
      {
        id: 'rotterdam',
        names: { en: 'Rotterdam' },
        precision: 'settlement',
        geometry: { kind: 'point', lng: 4.48, lat: 51.92 },
        within: 'netherlands',
      },
    ],
    'occasions.json': [
      {
        id: 'briefing',
        kind: 'briefing',
        title: { en: 'Briefing' },
        date: '2020-05-01',
        place: 'rotterdam',
        organiser: 'port',
      },
    ],
    'claims.json': [
      {
        id: 'gazette-2020-05-02~aaaaaa',
        statement: { en: 'Three ships are moored.' },
        kind: 'presence',
        speaker: 'master',
        organisation: 'port',
        attribution: 'named',
        source: 'gazette-2020-05-02',
        occasion: 'briefing',
        event: '2020-05-01',
        said: '2020-05-01',
        modality: 'confirmed',
        subject: 'ships',
        quantities: [{ min: 3, max: 3, unit: 'ships', qualifier: 'exactly', scope: 'moored', words: 'three ships' }],
        places: [{ place: 'rotterdam', role: 'at' }],
        evidence: [{ exact: 'three ships', start: 10, end: 21, language: 'en' }],
        status: 'published',
      },
      {
        id: 'gazette-2020-05-02~bbbbbb',
        statement: { en: 'More ships are expected.' },
        kind: 'movement',
        speaker: null,
        organisation: null,
        attribution: 'none',
        source: 'gazette-2020-05-02',
        occasion: null,
        event: '2020-05-09',
        said: null,
        modality: 'expected',
        subject: 'ships',
        quantities: [{ min: null, max: null, unit: 'ships', qualifier: 'vague', words: 'more ships' }],
        movement: { from: ['netherlands'], to: ['rotterdam'], phase: 'expected' },
        relations: [{ type: 'updates', claim: 'gazette-2020-05-02~aaaaaa', reason: { en: 'Later.' } }],
        status: 'draft',
        log: [{ on: '2020-05-03', status: 'draft', by: 'Nobody' }],
      },
    ],
  };
}

/** The files of a case, with two spaces of indentation as in `data/`. */
export function filesOf(parts: Readonly<Partial<SmallCase>>): Map<string, string> {
  return new Map(Object.entries(parts).map(([path, value]) => [path, JSON.stringify(value, null, 2)]));
}
