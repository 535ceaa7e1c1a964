import type { PathSegment } from './scene';

/** The `d` of a path: relative commands, counted in whole hundredths so that nothing drifts: half the size of absolute ones. */
export function pathData(segments: readonly PathSegment[]): string {
  let data = '';
  let command = '';
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const begin = (letter: string): boolean => {
    const isNew = letter !== command;
    if (isNew) data += letter;
    command = letter;
    return isNew;
  };
  // A minus separates by itself, and so does a letter.
  const add = (value: number, isFirst: boolean): void => {
    data += isFirst || value < 0 ? shortNumber(value) : ` ${shortNumber(value)}`;
  };
  for (const segment of segments) {
    switch (segment[0]) {
      case 'M': {
        [x, y] = [hundredths(segment[1]), hundredths(segment[2])];
        [startX, startY] = [x, y];
        // A second "m" in a row would be read as a line.
        command = '';
        begin('M');
        add(x, true);
        add(y, false);
        break;
      }
      case 'L': {
        const toX = hundredths(segment[1]);
        const toY = hundredths(segment[2]);
        if (toX === x && toY === y) break;
        if (toY === y) add(toX - x, begin('h'));
        else if (toX === x) add(toY - y, begin('v'));
        else {
          add(toX - x, begin('l'));
          add(toY - y, false);
        }
        x = toX;
        y = toY;
        break;
      }
      case 'C': {
        const isNew = begin('c');
        for (let at = 1; at <= 6; at++)
          add(hundredths(Number(segment[at])) - (at % 2 === 1 ? x : y), isNew && at === 1);
        x = hundredths(segment[5]);
        y = hundredths(segment[6]);
        break;
      }
      case 'Z':
        data += 'z';
        command = 'z';
        [x, y] = [startX, startY];
    }
  }
  return data;
}

function hundredths(value: number): number {
  return Math.round(value * 100);
}

/** Hundredths as a decimal without a leading or trailing zero. */
function shortNumber(value: number): string {
  const text = String(value / 100);
  if (value > -100 && value < 100 && value !== 0) return value < 0 ? `-${text.slice(2)}` : text.slice(1);
  return text;
}
