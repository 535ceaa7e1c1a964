import { describe, expect, it } from 'vitest';
import { parseCoordinates } from '../../../src/core/gazetteer/parse-coordinates';

describe('parseCoordinates', () => {
  it.each([
    ['51.73, 36.19', 51.73, 36.19, 'lat-lng'],
    ['51.73 36.19', 51.73, 36.19, 'lat-lng'],
    ['-6.2;106.8', -6.2, 106.8, 'lat-lng'],
    ['131.9, 43.1', 43.1, 131.9, 'lng-lat'],
    ['36.19E 51.73N', 51.73, 36.19, 'lng-lat'],
    ['N51 W36', 51, -36, 'lat-lng'],
    ['51°30′N 36°15′W', 51.5, -36.25, 'lat-lng'],
    [`51°43'48" N, 36°11'24" E`, 51.73, 36.19, 'lat-lng'],
    ['−6.2, 106.8', -6.2, 106.8, 'lat-lng'],
  ])('reads %s', (text, lat, lng, order) => {
    const parsed = parseCoordinates(text);
    expect(parsed).toMatchObject({ kind: 'point', order });
    expect(parsed).toHaveProperty('lat', expect.closeTo(lat, 9));
    expect(parsed).toHaveProperty('lng', expect.closeTo(lng, 9));
  });

  it.each(['91, 181', '100N 20E', '95, 120'])('says that %s is not on Earth', (text) => {
    expect(parseCoordinates(text)).toEqual({ kind: 'range' });
  });

  it.each(['51.73', '51.73, 36.19, 12', '51°99′N 36°E', '51N 36N', '51.73, x'])('cannot read %s', (text) => {
    expect(parseCoordinates(text)).toEqual({ kind: 'unreadable' });
  });

  it.each(['Kursk', '', 'Судж', '쿠르스크', 'Novi Sad'])('leaves the name %j alone', (text) => {
    expect(parseCoordinates(text)).toBeNull();
  });
});
