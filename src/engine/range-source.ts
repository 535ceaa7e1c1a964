import type { PartReader } from '../core/table/pack/read-pack';

/** Bytes of a file on a host, to be asked for when they are needed. */
export interface FileRange {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

export interface FileParts extends PartReader {
  /** Where the parts are: the file itself also for an address whose host gives it only whole. */
  readonly source: Blob | string;
}

/** A file's parts: slices of a blob, or ranges of an address. Throws when the host is not there or answers with something else. */
export async function openParts(source: Blob | string): Promise<FileParts> {
  if (typeof source !== 'string')
    return {
      source,
      size: source.size,
      read: async (start, end) => new Uint8Array(await source.slice(start, end).arrayBuffer()),
    };
  const size = await sizeOf(source);
  // A host without ranges gives the whole file or none: it is asked once.
  if (size === null) return openParts(await wholeFile(source));
  return { source, size, read: (start, end) => readRange({ address: source, start, end }) };
}

/** Throws when the host gives other bytes than were asked for: a server that ignores ranges, or stops half-way. */
export async function readRange({ address, start, end }: FileRange): Promise<Uint8Array<ArrayBuffer>> {
  if (start >= end) return new Uint8Array(0);
  const response = await ask(address, { headers: { Range: `bytes=${start}-${end - 1}` } });
  if (response.status !== 206)
    throw new Error(`Expected ${address} to give a range of bytes (HTTP 206), got HTTP ${response.status}.`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length !== end - start)
    throw new Error(`Expected ${end - start} bytes of ${address}, got ${bytes.length}: the host stopped half-way.`);
  return bytes;
}

export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that mean that there is nothing, which is no failure here. */
  readonly missing?: readonly number[];
  readonly signal?: AbortSignal;
}

/**
 * A fetch whose failure says what to do. Only the page's own host is asked, and no redirection followed, which may lead to another one. The page's policy
 * says so too, but workers have a policy of their own. The host does not hear what the page's address is: it tells what the reader looks at.
 */
export async function ask(address: string, { missing = [], ...options }: AskOptions = {}): Promise<Response> {
  if (isOtherHost(address)) throw new Error(`${address} is on another host. ${ONLY_OWN}`);
  let response: Response;
  try {
    response = await fetch(address, { ...options, redirect: 'error', referrerPolicy: 'no-referrer' });
  } catch (cause) {
    // The browser does not tell why: no network, or a redirection.
    throw new Error(`${address} could not be loaded. ${ONLY_OWN}`, { cause });
  }
  if (!response.ok && !missing.includes(response.status))
    throw new Error(`Expected ${address} to load, got HTTP ${response.status}.`);
  return response;
}

const ONLY_OWN =
  'This page asks only its own host and follows no redirection: put the file beside it, or open it as a file.';

/** In a page or its worker; elsewhere there is no own host. */
function isOtherHost(address: string): boolean {
  const { location } = globalThis as { readonly location?: Location };
  if (location === undefined || !URL.canParse(address, location.href)) return false;
  return new URL(address, location.href).origin !== location.origin;
}

/** By asking for the first byte; `null` when the host knows no ranges. */
async function sizeOf(address: string): Promise<number | null> {
  const response = await ask(address, { headers: { Range: 'bytes=0-0' } });
  await response.body?.cancel();
  const size = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
  return response.status === 206 && size !== undefined ? Number(size) : null;
}

async function wholeFile(address: string): Promise<Blob> {
  return (await ask(address)).blob();
}
