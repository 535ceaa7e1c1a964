import { millimeterPage, namedPage, pageProblem, pixelPage, type PageOptions } from '../../snapshot/page-sizes';
import type { ExportChoices } from './export-choices';

/** The page that the choices ask for; `null` when no page can have such measures. */
export function chosenPage(choices: ExportChoices): PageOptions | null {
  const { size, orientation, ownWidth, ownHeight, ownUnit } = choices;
  if (size !== 'own') return namedPage(size, orientation);
  if (!(ownWidth > 0) || !(ownHeight > 0)) return null;
  const page = ownUnit === 'mm' ? millimeterPage(ownWidth, ownHeight) : pixelPage(ownWidth, ownHeight);
  return pageProblem(page) === null ? page : null;
}
