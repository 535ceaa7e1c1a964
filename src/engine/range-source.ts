import type { PartReader } from '../core/table/pack/read-pack';
import { isSameFile, versionOf, type FileVersion } from './file-version';

/** Bytes of a file on a host, to be asked for when they are needed. */
export interface FileRange {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

export interface FileParts extends PartReader {
  /** Where the parts are: the file itself also for an address whose host gives it only whole. */
  readonly source: Blob | string;
  /** Which file at the address; `null` of a file at hand, which stays what it is. */
  readonly version: FileVersion | null;
}

/** Of a file that a host gives only whole. */
const WHOLE_BYTES = 300_000_000;

/**
 * A file's parts: slices of a blob, or ranges of an address. `expected`: the file that was there when it was first read. Throws when the host is not there, answers
 * with something else, or has another file by now.
 */
export async function openParts(source: Blob | string, expected: FileVersion | null = null): Promise<FileParts> {
  if (typeof source !== 'string')
    return {
      source,
      version: null,
      size: source.size,
      read: async (start, end) => {
        checkPart(source.size, start, end);
        return new Uint8Array(await source.slice(start, end).arrayBuffer());
      },
    };
  const answer = await ask(source, { headers: { Range: 'bytes=0-0' } });
  // A host without ranges has begun to give the whole file.
  if (answer.status !== 206) return openParts(await wholeFile(source, answer));
  await answer.body?.cancel();
  const size = await sizeOf(source, answer);
  // Of a part that is packed on its way nobody knows where in the file it lies.
  if (size === null || isPacked(answer)) return openParts(await wholeFile(source, await ask(source)));
  const version = versionOf(answer, size);
  if (expected !== null && !isSameFile(version, expected)) throw replaced(source);
  return {
    source,
    version,
    size,
    async read(start, end) {
      checkPart(size, start, end);
      return readRange({ address: source, start, end }, version);
    },
  };
}

/** Some hosts, and proxies before them, give ranges without saying of how much: then the whole's length tells. `null` when nothing does. */
async function sizeOf(address: string, part: Response): Promise<number | null> {
  const told = /\/(\d+)$/.exec(part.headers.get('content-range') ?? '')?.[1];
  if (told !== undefined) return Number(told);
  const whole = await ask(address);
  await whole.body?.cancel();
  const length = whole.headers.get('content-length');
  return length === null || isPacked(whole) ? null : Number(length);
}

function isPacked({ headers }: Response): boolean {
  return !['', 'identity'].includes(headers.get('content-encoding') ?? '');
}

function replaced(address: string): Error {
  return new Error(
    `The file at ${address} was replaced while it was being read. Open it again: nothing of two files is mixed.`,
  );
}

/** A damaged file points anywhere; browsers and Node differ in what they make of it. */
function checkPart(size: number, start: number, end: number): void {
  if (!(start >= 0 && start <= end && end <= size))
    throw new RangeError(`The file is damaged: it points at bytes ${start} to ${end} of ${size}.`);
}

/** Throws when the host gives other bytes than were asked for: a server that ignores ranges, or stops half-way; and when the file is not `version`. */
export async function readRange(
  { address, start, end }: FileRange,
  version: FileVersion | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  if (start >= end) return new Uint8Array(0);
  const response = await ask(address, { headers: { Range: `bytes=${start}-${end - 1}` } });
  if (response.status !== 206) {
    await response.body?.cancel();
    throw new Error(`Expected ${address} to give a range of bytes (HTTP 206), got HTTP ${response.status}.`);
  }
  const [, from, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '') ?? [];
  const told = Number(size ?? NaN);
  if (version !== null && !isSameFile(versionOf(response, Number.isNaN(told) ? version.size : told), version))
    throw replaced(address);
  if (isPacked(response))
    throw new Error(
      `${address} gives ranges packed (Content-Encoding: ${response.headers.get('content-encoding') ?? ''}), which cannot be put together. Let the host give this file as it is.`,
    );
  if (from !== undefined && Number(from) !== start)
    throw new Error(`Expected ${address} to give bytes from ${start}, got bytes from ${from}.`);
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
    response = await fetch(address, {
      ...options,
      // The browser's cache joins ranges by itself, and has some of a file that has been replaced.
      ...('Range' in (options.headers ?? {}) && { cache: 'no-store' }),
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  } catch (cause) {
    // The browser does not tell why: no network, or a redirection.
    throw new Error(`${address} could not be loaded. ${ONLY_OWN}`, { cause });
  }
  if (!response.ok && !missing.includes(response.status))
    throw new Error(`Expected ${address} to load, got HTTP ${response.status}.`);
  return response;
}

/** What a host without ranges gives, as far as the page can be expected to hold it. */
async function wholeFile(address: string, { body, headers }: Response): Promise<Blob> {
  const told = Number(headers.get('content-length') ?? 0);
  const pieces: Blob[] = [];
  let bytes = 0;
  const reader = body?.getReader();
  while (reader !== undefined && Math.max(bytes, told) <= WHOLE_BYTES) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces);
    bytes += value.length;
    pieces.push(new Blob([value]));
  }
  await reader?.cancel();
  if (reader === undefined) throw new Error(`Expected ${address} to have content.`);
  throw new Error(
    `The host of ${address} gives no ranges of bytes, and the file is larger than ${WHOLE_BYTES / 1e6} MB. Put it on a host that answers "Range" requests, or open it as a file.`,
  );
}

const ONLY_OWN =
  'This page asks only its own host and follows no redirection: put the file beside it, or open it as a file.';

/** In a page or its worker; elsewhere there is no own host. */
function isOtherHost(address: string): boolean {
  const { location } = globalThis as { readonly location?: Location };
  if (location === undefined || !URL.canParse(address, location.href)) return false;
  return new URL(address, location.href).origin !== location.origin;
}
