import { describe, expect, it } from 'vitest';
import { reasonWords } from '../../../../src/core/formats/import/reason-words';
import { loadTranslator } from '../../../../src/core/messages/load-translator';
import { caseWith } from '../../claims/case';
import { importInto } from './import';

const HEAD = 'statement,source_url,published,place,latitude,longitude,precision,quantity_min\n';
const ROWS = [
  ',https://example.org/2,2020-06-01,,,,,',
  `${'w'.repeat(2001)},https://example.org/2,2020-06-01,,,,,`,
  'No address,,2020-06-01,,,,,',
  'Script,javascript:alert(1),2020-06-01,,,,,',
  'No date,https://example.org/3,,,,,,',
  'Two dates,https://example.org/4,03/04/2020,,,,,',
  'Far east,https://example.org/5,2020-06-01,Delft,52.01,194.36,,',
  'Far north,https://example.org/5,2020-06-01,Delft,152.01,4.36,,',
  'Strange,https://example.org/6,2020-06-01,Delft,52,4,galaxy,',
  'Many,https://example.org/7,2020-06-01,,,,,several',
  'Short,https://example.org/8',
  `Long,https://example.org/9,2020-06-01,${'x'.repeat(20_001)},,,,`,
];

describe('why a row cannot be used', () => {
  it('is said in the reader’s language, whatever the import says', async () => {
    const { report } = await importInto((await caseWith()).case, HEAD + ROWS.join('\n'));
    expect(report.rejected).toHaveLength(ROWS.length);
    const { t } = await loadTranslator('uk', ['exchange']);
    const said = report.rejected.map(({ reason }) => reasonWords(reason, t));
    for (const [at, words] of said.entries()) expect(words, report.rejected[at]?.reason).toMatch(/[а-яіїє]/i);
    expect(said.join('\n')).toContain('«03/04/2020» не є однозначною датою');
    expect(reasonWords('What a check of the case found.', t)).toBeNull();
  });

  it('is listed for every row, however many there are', async () => {
    const rows = Array.from({ length: 10_050 }, (_, at) => `Claim ${at},,2020-06-01,,,,,`);
    const { report } = await importInto((await caseWith()).case, HEAD + rows.join('\n'));
    expect(report.rejected).toHaveLength(10_050);
  });

  it('gives a claim of our own table back its speaker and role, each by itself, in an empty case', async () => {
    const [{ writeCsv }, { writeKml }, { inputOf, shippedCase }, { blankCase }] = await Promise.all([
      import('../../../../src/core/formats/export/csv'),
      import('../../../../src/core/formats/export/kml'),
      import('../export/input'),
      import('../../../../src/core/desk/new-case'),
    ]);
    const shipped = await shippedCase();
    const named = shipped.claims.filter(({ attribution }) => attribution === 'named');
    const nameOf = (from: typeof shipped, id: string | null): string | undefined =>
      from.actors.find((actor) => actor.id === id)?.names['en'];
    for (const write of [writeCsv, writeKml]) {
      const { case: back } = await importInto(blankCase({ en: 'Empty' }, 'Desk'), write(inputOf(shipped)));
      let roles = 0;
      for (const claim of named) {
        const other = back.claims.find(({ id }) => id === claim.id);
        if (other === undefined) continue;
        expect(nameOf(back, other.speaker)).toBe(nameOf(shipped, claim.speaker));
        roles += back.actors.find(({ id }) => id === other.speaker)?.roles?.length ?? 0;
      }
      expect(roles).toBeGreaterThan(10);
    }
  });
});
