/** A feature's properties, or the object itself where it is no feature. */
export function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return {};
  if (!('properties' in value) && value['type'] !== 'Feature') return value;
  return isRecord(value['properties']) ? value['properties'] : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
