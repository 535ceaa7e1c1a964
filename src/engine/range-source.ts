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

/** Of a file that a host gives only whole. */
const WHOLE_BYTES = 300_000_000;

/** A file's parts: slices of a blob, or ranges of an address. Throws when the host is not there or answers with something else. */
export async function openParts(source: Blob | string): Promise<FileParts> {
  if (typeof source !== 'string')
    return {
      source,
      size: source.size,
      read: async (start, end) => {
        checkPart(source.size, start, end);
        return new Uint8Array(await source.slice(start, end).arrayBuffer());
      },
    };
  const answer = await ask(source, { headers: { Range: 'bytes=0-0' } });
  const size = /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1];
  // A host without ranges has begun to give the whole file.
  if (answer.status !== 206 || size === undefined) return openParts(await wholeFile(source, answer));
  await answer.body?.cancel();
  return {
    source,
    size: Number(size),
    async read(start, end) {
      checkPart(Number(size), start, end);
      return readRange({ address: source, start, end });
    },
  };
}

/** A damaged file points anywhere; browsers and Node differ in what they make of it. */
function checkPart(size: number, start: number, end: number): void {
  if (!(start >= 0 && start <= end && end <= size))
    throw new RangeError(`The file is damaged: it points at bytes ${start} to ${end} of ${size}.`);
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
    response = await fetch(address, {
      ...options,
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
