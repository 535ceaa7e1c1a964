import { xmlPart } from './namespaces';

/** Colours that a designer finds in the palette; the shapes carry their own. */
const COLORS = {
  accent1: '205080',
  accent2: 'A03020',
  accent3: '5F6B2D',
  accent4: '7A1F3D',
  accent5: '8A6D1F',
  accent6: '4B5563',
  hlink: '1D4F91',
  folHlink: '5B3A78',
};
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const LINE = `<a:ln w="9525">${FILL}</a:ln>`;
const EFFECT = '<a:effectStyle><a:effectLst/></a:effectStyle>';
const FONT =
  '<a:latin typeface="Noto Sans"/><a:ea typeface="Noto Sans KR"/><a:cs typeface=""/><a:font script="Hang" typeface="Noto Sans KR"/>';

/** All text is in the theme's font: changed here, it changes everywhere. */
export function theme(): string {
  const palette = Object.entries(COLORS).map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`);
  return xmlPart(
    `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Dateline"><a:themeElements>` +
      `<a:clrScheme name="Dateline"><a:dk1><a:srgbClr val="1A1A1A"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="33383D"/></a:dk2><a:lt2><a:srgbClr val="F3F1EC"/></a:lt2>${palette.join('')}</a:clrScheme>` +
      `<a:fontScheme name="Dateline"><a:majorFont>${FONT}</a:majorFont><a:minorFont>${FONT}</a:minorFont></a:fontScheme>` +
      `<a:fmtScheme name="Dateline"><a:fillStyleLst>${FILL.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${LINE.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${EFFECT.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${FILL.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>` +
      `</a:themeElements></a:theme>`,
  );
}
