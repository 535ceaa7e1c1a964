import type { Measured } from '../../core/geo/measure';
import type { Translator } from '../../core/messages/translator';

/** A length in metres as text; both figures when they differ in what is shown. */
export function formatLength(measured: Measured, { language, t }: Translator): string {
  return both(measured, t, (meters) =>
    meters < 1000
      ? format(language, 'meter', meters, 0)
      : format(language, 'kilometer', meters / 1000, meters < 100_000 ? 2 : 1),
  );
}

/** An area in square metres as text, in square kilometres from a tenth on. */
export function formatArea(measured: Measured, { language, t }: Translator): string {
  return both(measured, t, (area) => {
    const isSmall = area < 100_000;
    const [value, unit] = isSmall ? [area, 'm²'] : [area / 1e6, 'km²'];
    const digits = isSmall || value >= 1000 ? 0 : 2;
    return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${unit}`;
  });
}

function both({ sphere, ellipsoid }: Measured, t: Translator['t'], write: (value: number) => string): string {
  const [onSphere, onEllipsoid] = [write(sphere), write(ellipsoid)];
  return onSphere === onEllipsoid ? onEllipsoid : t('measure.differs', { ellipsoid: onEllipsoid, sphere: onSphere });
}

function format(language: string, unit: string, value: number, maximumFractionDigits: number): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits }).format(value);
}
