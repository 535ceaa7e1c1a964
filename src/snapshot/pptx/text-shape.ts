import { printableText } from '../fonts/printable-text';
import type { Box, TextRun, TextShape } from '../scene';
import { webLink } from '../web-link';
import { escapeXml } from '../xml';
import { colorElement, emu, solidFill, transform } from './emu';
import type { SlideContext } from './slide-context';

/** Noto Sans' line above and below its baseline, in ems. The box hangs on its lower edge, as fonts differ less there. */
const ASCENT = 1.069;
const DESCENT = 0.293;
/** Slides name a language with its region. */
const REGIONS: Readonly<Record<string, string>> = { en: 'en-US', id: 'id-ID', uk: 'uk-UA', ko: 'ko-KR', ru: 'ru-RU' };
const ALIGNMENT = { start: 'l', middle: 'ctr', end: 'r' } as const;
/** Share of the line's width that stands before its anchor. */
const BEFORE_ANCHOR = { start: 0, middle: 0.5, end: 1 } as const;
/** Other programs' fonts are wider, and they wrap a title whatever it says of wrapping. */
const TITLE_SLACK = 1.25;
/** Named in every run: not every program looks for it in the master. */
const THEME_FONT = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>';
/** Keeps a link in its run's own colour (Office 2019 and later). */
const KEEP_COLOR =
  '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>';

/** A line as a native text box in the theme's font. `isTitle` makes it the slide's title. Null when there is nothing to read. */
export function textShape(
  shape: TextShape,
  { isTitle }: { isTitle: boolean },
  context: SlideContext,
): { xml: string; box: Box } | null {
  const runs = shape.runs.map((run) => ({ ...run, text: printableText(run.text) })).filter(({ text }) => text !== '');
  if (runs.length === 0) return null;
  const text = runs.map((run) => run.text).join('');
  const id = context.nextId();
  const box = boxOf(isTitle ? { ...shape, width: shape.width * TITLE_SLACK } : shape);
  const place = isTitle ? '<p:ph type="title"/>' : '';
  const xml =
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${escapeXml(text.slice(0, 60))}"/>` +
    `<p:cNvSpPr${isTitle ? '' : ' txBox="1"'}/><p:nvPr>${place}</p:nvPr></p:nvSpPr>` +
    `<p:spPr>${transform(box, shape.rotation)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>` +
    `<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></a:bodyPr><a:lstStyle/>` +
    `<a:p><a:pPr marL="0" indent="0" algn="${ALIGNMENT[shape.anchor]}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>` +
    `<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>${runs.map((run) => runXml(run, shape, context)).join('')}</a:p></p:txBody></p:sp>`;
  return { xml, box };
}

/** Unrotated, but so that turning it about its middle brings its baseline where it belongs. */
function boxOf({ x, y, width, size, anchor, rotation = 0 }: TextShape): Box {
  const height = (ASCENT + DESCENT) * size;
  const [right, down] = [width * (0.5 - BEFORE_ANCHOR[anchor]), (DESCENT - ASCENT) * 0.5 * size];
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  const [middleX, middleY] = [x + right * cos - down * sin, y + right * sin + down * cos];
  return { x: middleX - width / 2, y: middleY - height / 2, width, height };
}

function runXml(run: TextRun, { size, letterSpacing = 0, halo }: TextShape, context: SlideContext): string {
  const language = run.language ?? context.language;
  const link = webLink(run.link);
  const spacing = letterSpacing === 0 ? '' : ` spc="${Math.round(letterSpacing * 100)}"`;
  const glow = halo
    ? `<a:effectLst><a:glow rad="${emu(halo.width)}">${colorElement(halo.color)}</a:glow></a:effectLst>`
    : '';
  const jump = link
    ? `<a:hlinkClick r:id="${context.relations.add('hyperlink', link)}">${KEEP_COLOR}</a:hlinkClick>`
    : '';
  return (
    `<a:r><a:rPr lang="${escapeXml(REGIONS[language] ?? language)}" sz="${Math.max(100, Math.round(size * 100))}"` +
    ` b="${run.weight === 600 ? 1 : 0}"${spacing} dirty="0">${solidFill(run.color)}${glow}${THEME_FONT}${jump}</a:rPr>` +
    `<a:t>${escapeXml(run.text)}</a:t></a:r>`
  );
}
