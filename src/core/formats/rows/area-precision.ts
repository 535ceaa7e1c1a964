/** Words for a precision whose rows are about an area: a point in their data is only the area's middle, and never becomes a pin. */
const AREA_WORDS = new Set([
  ...['region', 'country', 'area', 'district', 'state', 'province', 'oblast', 'governorate', 'admin', 'county'],
  ...['adm0', 'adm1', 'adm2', 'admin0', 'admin1', 'admin2'],
]);
/** From which number on a coded precision is an area: ACLED's `geo_precision` (3 is a region), UCDP's `where_prec` (3 is a district). */
const AREA_FROM: Readonly<Record<string, number>> = { geoprecision: 3, whereprec: 3 };

/** Whether a row's precision is that of an area, for a column of a name: bare numbers mean something only in columns that are known. */
export function areaTest(column: string | undefined): (precision: string) => boolean {
  const from = AREA_FROM[column?.toLowerCase().replace(/[\s_.-]/g, '') ?? ''] ?? Infinity;
  return (precision) => {
    const word = precision.trim().toLowerCase();
    return AREA_WORDS.has(word) || (/^\d+$/.test(word) && Number(word) >= from);
  };
}
