import type { HostedFile, TableSource } from './protocol';
import { ask } from './range-source';

const MOST_CHARACTERS = 100;

/** Whether a table is read in parts and bears no digest of its own: Parquet at an address, which is known by its name. */
export function isReadInParts(of: TableSource): of is TableSource & { readonly source: string } {
  const { source, name } = of;
  return typeof source === 'string' && /\.(geo)?parquet$/i.test(name);
}

/** `null` when the host says nothing, or is not there. */
export async function hostedFile(address: string): Promise<HostedFile | null> {
  let answer: Response;
  try {
    answer = await ask(address, { headers: { Range: 'bytes=0-0' } });
  } catch {
    // The reading of it fails, and says so.
    return null;
  }
  await answer.body?.cancel().catch(() => undefined);
  const { headers, status } = answer;
  const size =
    status === 206 ? /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] : headers.get('content-length');
  const changed = Date.parse(headers.get('last-modified') ?? '');
  const told = {
    bytes: size == null ? null : Number(size),
    changedAt: Number.isNaN(changed) ? null : new Date(changed).toISOString().replace('.000Z', 'Z'),
    etag: headers.get('etag')?.slice(0, MOST_CHARACTERS) ?? null,
  };
  return Object.values(told).every((each) => each === null) ? null : told;
}
