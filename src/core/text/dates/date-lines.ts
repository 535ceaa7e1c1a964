import type { FoundDate, Span } from '../reading';

const MAX_LINES = 8;
const MAX_LENGTH = 90;
const FULL_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A time of day with its zone, as lines of date have it: "09:15 WIB", "14.05", "3:30 pm GMT", "오전 9시 30분". */
const TIME = /(?:오전|오후)?\s*(?:\d{1,2}[:.]\d{2}(?::\d{2})?|\d{1,2}시(?:\s*\d{1,2}분)?)(?:\s*[ap]\.?m\.?)?/giu;
/** What else such lines have: weekdays are part of the date, zones and labels are listed. */
const LABELS =
  /(?<!\p{L})(?:wib|wita|wit|gmt|utc|bst|cet|eet|msk|kst|est|edt|published|updated|posted|on|at|diterbitkan|diperbarui|terbit|pukul|опубліковано|оновлено|опубликовано|обновлено|о|в|입력|수정|등록|송고|기사입력)(?!\p{L})/giu;

/**
 * The day of publication that a line of the head gives: "Kamis, 14 November 2024 09:15 WIB", "Outlet - Nov 12, 2024", "2024.11.14 09:30".
 * Only a line that has a full date and nothing else but a time, a zone, a label, or an outlet's name before a dash or bar.
 */
export function publicationDay(
  text: string,
  dates: readonly FoundDate[],
  dateline: { readonly start: number; readonly bodyStart: number } | null,
): string | null {
  let start = 0;
  for (let seen = 0; seen < MAX_LINES && start < text.length;) {
    const breakAt = text.indexOf('\n', start);
    const end = breakAt === -1 ? text.length : breakAt;
    if (text.slice(start, end).trim() !== '') {
      seen += 1;
      const day = end - start > MAX_LENGTH ? null : dayOfLine(text, { start, end }, dates);
      if (day !== null) return day;
    }
    start = end + 1;
  }
  // "MANILA, Nov. 18, 2024 (AP) — "
  const inDateline =
    dateline === null
      ? undefined
      : dates.find(
          ({ start: from, end, edtf }) =>
            edtf !== null && FULL_DAY.test(edtf) && from >= dateline.start && end <= dateline.bodyStart,
        );
  return inDateline?.edtf ?? null;
}

function dayOfLine(text: string, line: Span, dates: readonly FoundDate[]): string | null {
  const inside = dates.filter(({ start, end }) => start >= line.start && end <= line.end);
  const full = inside.find(({ edtf }) => edtf !== null && FULL_DAY.test(edtf));
  if (full === undefined) return null;
  const first = Math.min(...inside.map(({ start }) => start));
  let rest = text.slice(first, line.end);
  for (const { start, end } of [...inside].reverse())
    rest = `${rest.slice(0, start - first)} ${rest.slice(end - first)}`;
  const before = text
    .slice(line.start, first)
    .replace(LABELS, ' ')
    .trim()
    .replace(/[-–—|•·,:\s]+$/u, '|');
  const after = rest.replace(TIME, ' ').replace(LABELS, ' ');
  // "Liputan Nusantara - ": the outlet, apart from the date by a dash or a bar.
  const isAlone = before === '' || /^[\p{L}\p{N}.\s]{2,40}\|$/u.test(before) || !/[\p{L}\p{N}]/u.test(before);
  return isAlone && !/[\p{L}\p{N}]/u.test(after) ? full.edtf : null;
}
