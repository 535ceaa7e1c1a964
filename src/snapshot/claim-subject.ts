import { citeClaim } from '../core/claims/citation';
import { buildMapFeatures } from '../core/geo/build-map-features';
import type { Translator } from '../core/messages/translator';
import { localize } from '../core/model/localized';
import { areaHatch } from './area-hatch';
import { claimContent, type ClaimContent } from './claim-content';
import { claimLayers } from './claim-layers';
import type { ClaimPage, ClaimView } from './claim-page';
import { cleanText } from './clean-text';
import { claimPoints, openingFrame } from './frame-view';
import { legendBlocks } from './page-legend';
import { noteBlocks } from './page-notes';
import type { PageSubject } from './page-subject';
import { suggestTitle } from './suggest-title';

/** More claims than this make no page: every one has a note. */
const MAX_SNAPSHOT_CLAIMS = 400;

/** The claims of a case as what a page is about: each by its number, with a note. */
export function claimSubject(view: ClaimView): PageSubject {
  const { index, result, selected } = view;
  const count = result.claims.length;
  return {
    essence: [index, result, selected],
    stage: index.case.file.stage,
    problem:
      count > MAX_SNAPSHOT_CLAIMS
        ? `Expected at most ${MAX_SNAPSHOT_CLAIMS} claims on a page, got ${count}. Narrow the view by its filters.`
        : null,
    suggestTitle: (translator) => suggestTitle(index, result, translator),
    clock: ({ t }) => t('snapshot.clock', { clock: result.query.clock }),
    credits: ({ t }) => {
      const { credits, licence } = index.case.file;
      return [t('snapshot.credits', { credits: cleanText(`${credits} (${licence})`) })];
    },
    onPage: (input, look) => {
      const page: ClaimPage = { ...input, ...view };
      const { translator, boundaries } = page;
      const features = buildMapFeatures(result, index, boundaries);
      return {
        points: () => claimPoints(page, features),
        opening: openingFrame(view),
        content: (framed) => {
          const content = claimContent(page, features, framed, look);
          const claims = [...content.numbered.values()];
          return {
            story: storyOf(content),
            numbered: claims.map(({ number, claim, isOnMap }) => ({ number, id: claim.id, isOnMap })),
            citations: () =>
              claims.map(({ claim, number }) => `${number}. ${cleanText(citeClaim(index, claim, translator, ''))}`),
            notes: (width) => noteBlocks(claims, width, { index, translator, look }),
            legend: (widthAt) =>
              legendBlocks(
                {
                  claims,
                  hasAreas: content.areas.length > 0,
                  hasRadii: content.radii.length > 0,
                  phases: content.phases,
                  stage: stageOf(page, translator),
                },
                widthAt,
                { index, translator, look, hatch: areaHatch(look) },
              ),
            layers: (map, taken) => claimLayers(page, content, map, taken, look),
          };
        },
      };
    },
  };
}

function storyOf({ numbered, areas, radii, phases }: ClaimContent): string {
  const claims = [...numbered.values()].map(({ claim, isOnMap }) => `${claim.id}${isOnMap ? '' : ' -'}`);
  return [areas.length > 0, radii.length > 0, [...phases].sort().join(), ...claims].join(' ');
}

function stageOf(
  { index, boundaries, hiddenLayers }: ClaimPage,
  { language }: Translator,
): { tone: 'focus' | 'setting'; name: string }[] {
  if (hiddenLayers.includes('stage')) return [];
  return index.case.file.stage.flatMap(({ code, tone }) => {
    const names = boundaries.names(code);
    return names ? [{ tone, name: localize(names, language) }] : [];
  });
}
