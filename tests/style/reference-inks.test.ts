import { describe, expect, it } from 'vitest';
import { REFERENCE_INKS } from '../../src/core/view/reference-style';
import { themes } from '../../src/style/theme';

type Triple = readonly [number, number, number];

/** Machado, Oliveira and Fernandes 2009, severity 1, in linear sRGB; first what everybody else sees. */
const SIGHTS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(color: string): Triple {
  const channel = (at: number): number => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Ottosson's Oklab of linear sRGB. */
function oklab(rgb: Triple): Triple {
  const cone: Triple = [
    Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], rgb)),
    Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], rgb)),
    Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], rgb)),
  ];
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], cone),
    dot([1.9779984951, -2.428592205, 0.4505937099], cone),
    dot([0.0259040371, 0.7827717662, -0.808675766], cone),
  ];
}

/** How far apart two colours are to whoever tells them apart least, in Oklab. */
function apart(one: string, other: string): number {
  const distances = Object.values(SIGHTS).map(([red, green, blue]) => {
    const seen = (color: string): Triple => {
      const rgb = linear(color);
      const clamp = (value: number): number => Math.min(1, Math.max(0, value));
      return oklab([clamp(dot(red, rgb)), clamp(dot(green, rgb)), clamp(dot(blue, rgb))]);
    };
    const [a, b] = [seen(one), seen(other)];
    return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  });
  return Math.min(...distances);
}

function contrast(one: string, other: string): number {
  const luminance = (color: string): number => dot([0.2126, 0.7152, 0.0722], linear(color));
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe.each(['light', 'dark', 'contrast', 'print'] as const)('the inks of reference layers, %s', (name) => {
  const { references, groups, land } = themes[name];

  it.each(REFERENCE_INKS)('are seen on the land: %s', (ink) => {
    expect(contrast(references[ink], land)).toBeGreaterThanOrEqual(3);
  });

  it.each(REFERENCE_INKS.filter((ink) => ink !== 'grey'))('are no speaker’s, for the colour-blind too: %s', (ink) => {
    expect(Math.min(...groups.map((group) => apart(references[ink], group)))).toBeGreaterThan(0.1);
  });

  it('are apart from each other', () => {
    for (const [at, ink] of REFERENCE_INKS.entries())
      for (const other of REFERENCE_INKS.slice(0, at))
        expect([ink, other, apart(references[ink], references[other]) > 0.08]).toEqual([ink, other, true]);
  });
});
