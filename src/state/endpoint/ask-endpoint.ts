import { readEndpointAddress } from '../../core/endpoint/endpoint-address';
import { endpointPrompt, MOST_TEXT } from '../../core/endpoint/endpoint-prompt';
import { readReply, type ModelReading } from '../../core/endpoint/read-reply';
import type { EndpointSettings } from './endpoint-settings';

const TIMEOUT_MS = 120_000;
/** Bytes of a reply. */
const MOST_REPLY = 2_000_000;

export type EndpointProblem =
  'address' | 'unreachable' | 'refused' | 'time' | 'stopped' | 'too-large' | 'text-too-long' | 'reply';

/** Why nothing came of asking; `detail` is for a person who knows the interface. */
export class EndpointError extends Error {
  readonly problem: EndpointProblem;

  constructor(problem: EndpointProblem, detail: string, options: ErrorOptions = {}) {
    super(detail, options);
    this.name = 'EndpointError';
    this.problem = problem;
  }
}

export interface Question {
  readonly text: string;
  readonly language: string;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/** Asks a model for the claims of a text. Rejects with `EndpointError`. Nothing but the text, its language and what is asked is sent. */
export async function askEndpoint(
  settings: EndpointSettings,
  { text, language, signal }: Question,
  send: typeof fetch = fetch,
): Promise<ModelReading> {
  const address = readEndpointAddress(settings.address);
  if (typeof address === 'string') throw new EndpointError('address', address);
  if (text.length > MOST_TEXT) throw new EndpointError('text-too-long', `${text.length} of at most ${MOST_TEXT}`);
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  const ended = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  try {
    const response = await send(address.href, {
      method: 'POST',
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal: ended,
      headers: {
        'content-type': 'application/json',
        ...(settings.key !== '' && { authorization: `Bearer ${settings.key}` }),
      },
      body: JSON.stringify({ model: settings.model, temperature: 0, messages: endpointPrompt(text, language) }),
    });
    if (!response.ok) throw new EndpointError('refused', `HTTP ${response.status}`);
    const body = await readLimited(response);
    return readReply(body, text, settings.model);
  } catch (cause) {
    if (cause instanceof EndpointError) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    if (signal?.aborted === true) throw new EndpointError('stopped', detail, { cause });
    if (limit.aborted) throw new EndpointError('time', `${TIMEOUT_MS / 1000} s`, { cause });
    const isReply = cause instanceof Error && cause.name === 'FormatError';
    throw new EndpointError(isReply ? 'reply' : 'unreachable', detail, { cause });
  }
}

/** The body, as long as it is no longer than it may be: a stream without end is left. */
async function readLimited(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let [text, total] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    total += value.length;
    if (total > MOST_REPLY) {
      await reader.cancel();
      throw new EndpointError('too-large', `more than ${MOST_REPLY / 1e6} MB`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
