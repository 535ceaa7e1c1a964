import { FormatError } from '../format-error';
import { cleanText } from './clean-text';
import type { ImportLimits } from './import-limits';
import type { ImportRecord, ImportTable, RejectedRow } from './import-table';
import { isRecord } from './parse-json';

/** Columns that a TimeMap event is read as; coordinates are strings there, and sources are named by id. */
const COLUMNS = [
  'id',
  'description',
  'date',
  'time',
  'time_precision',
  'location',
  'latitude',
  'longitude',
  'category',
  'comments',
  'source_title',
  'source_url',
  'source_published',
] as const;

/** Whether a JSON value looks like a TimeMap export: events that are described, dated and placed in its way. */
export function isTimeMap(value: unknown): boolean {
  const [first] = eventsOf(value) ?? [];
  return (
    isRecord(first) && 'description' in first && ('date' in first || 'latitude' in first) && !('geometry' in first)
  );
}

export function timemapTable(value: unknown, limits: ImportLimits): Omit<ImportTable, 'format'> {
  const events = eventsOf(value);
  if (events === null)
    throw new FormatError('Expected TimeMap JSON: a list of events, or { "events": […], "sources": {…} }.');
  if (events.length > limits.rows) throw new FormatError(`The file has more than ${limits.rows} events. Split it.`);
  const sources = isRecord(value) && isRecord(value['sources']) ? value['sources'] : {};
  const records: ImportRecord[] = [];
  const rejected: RejectedRow[] = [];
  for (const [at, event] of events.entries()) {
    const row = at + 1;
    if (!isRecord(event)) {
      rejected.push({ row, reason: 'It is no event.', values: {} });
      continue;
    }
    const text = (name: string): string => textOf(event[name]).slice(0, limits.cellLength);
    const [sourceId] = Array.isArray(event['sources']) ? (event['sources'] as unknown[]) : [];
    const source = typeof sourceId === 'string' && isRecord(sources[sourceId]) ? sources[sourceId] : {};
    const [path] = Array.isArray(source['paths']) ? (source['paths'] as unknown[]) : [];
    const values: Readonly<Record<(typeof COLUMNS)[number], string>> = {
      id: text('id') || text('civId'),
      description: text('description'),
      date: text('date'),
      time: text('time'),
      time_precision: text('time_precision'),
      location: text('location'),
      latitude: text('latitude'),
      longitude: text('longitude'),
      category: text('category'),
      comments: text('comments'),
      source_title: textOf(source['title']),
      source_url: textOf(source['url']) || textOf(path),
      source_published: textOf(source['date']),
    };
    records.push({ row, values, geometry: null });
  }
  return { columns: COLUMNS, records, rejected };
}

function eventsOf(value: unknown): readonly unknown[] | null {
  const events = isRecord(value) ? value['events'] : value;
  return Array.isArray(events) ? (events as readonly unknown[]) : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? cleanText(value) : typeof value === 'number' ? String(value) : '';
}
