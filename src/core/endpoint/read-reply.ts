import { z } from 'zod/mini';
import type { Suggestion } from '../desk/suggestion';
import { FormatError } from '../formats/format-error';
import { MODALITIES } from '../model/claim-terms';
import { textDigest } from '../text/digest';
import type { Span, Speaker, SuggestedClaim } from '../text/reading';

const MOST_CLAIMS = 200;
const words = z.string().check(z.maxLength(5000));
const optionalWords = z._default(z.nullable(words), null);

const replySchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).check(z.minLength(1)),
});
const claimSchema = z.object({
  statement: words.check(z.minLength(1)),
  speaker: optionalWords,
  cue: optionalWords,
  role: optionalWords,
  organisation: optionalWords,
  modality: z._default(z.enum(MODALITIES), 'asserted'),
});
type ModelClaim = z.infer<typeof claimSchema>;

export interface ModelReading {
  readonly suggestions: readonly Suggestion[];
  /** What the model said that cannot be used, and why. */
  readonly rejected: readonly { readonly said: string; readonly reason: RejectReason }[];
}

/** `shape`: not of the form that was asked for. The others: words that the text does not have, letter by letter. */
type RejectReason = 'shape' | 'statement-not-in-text' | 'speaker-not-in-text' | 'twice';

/**
 * Reads the reply of a chat-completions interface about a text. Every suggestion stands in the text by its exact words or is rejected; each bears the
 * model's name as its origin. Throws `FormatError` when the reply as a whole is none.
 */
export function readReply(body: string, text: string, model: string): ModelReading {
  const reply = replySchema.safeParse(parse(body, 'The reply'));
  if (!reply.success) throw new FormatError('The reply is not that of a chat-completions interface.');
  const content = reply.data.choices[0]?.message.content ?? '';
  const answer = parse(withoutFence(content), 'What the model answered');
  const claims = typeof answer === 'object' && answer !== null && 'claims' in answer ? answer.claims : null;
  if (!Array.isArray(claims)) throw new FormatError('The model answered with no list of claims.');
  const suggestions = new Map<string, Suggestion>();
  const rejected: { said: string; reason: RejectReason }[] = [];
  for (const item of claims.slice(0, MOST_CLAIMS) as readonly unknown[]) {
    const claim = claimSchema.safeParse(item);
    const found = claim.success ? anchor(claim.data, text) : 'shape';
    if (typeof found === 'string') {
      rejected.push({ said: claim.success ? claim.data.statement : JSON.stringify(item).slice(0, 200), reason: found });
      continue;
    }
    const id = `model-${textDigest(`${found.statement.text}\n${found.speaker?.name ?? ''}`).slice(0, 12)}`;
    if (suggestions.has(id)) rejected.push({ said: found.statement.text, reason: 'twice' });
    else suggestions.set(id, { id, state: 'open', origin: model, found });
  }
  return { suggestions: [...suggestions.values()], rejected };
}

/** The claim with the places of its words in the text, or what keeps it from having any. */
function anchor(claim: ModelClaim, text: string): SuggestedClaim | RejectReason {
  const start = text.indexOf(claim.statement);
  if (start === -1) return 'statement-not-in-text';
  const end = start + claim.statement.length;
  const speaker = claim.speaker === null ? null : nearest(text, claim.speaker, { start, end });
  if (claim.speaker !== null && speaker === null) return 'speaker-not-in-text';
  const isIn = (said: string | null): string | null => (said !== null && text.includes(said) ? said : null);
  return {
    speaker: speaker && speakerAt(speaker, claim.speaker ?? ''),
    role: isIn(claim.role),
    organisation: isIn(claim.organisation),
    via: [],
    said: null,
    statement: { start, end, text: claim.statement },
    cue: claim.cue === null ? null : nearest(text, claim.cue, { start, end }),
    form: /["“«„]\s*$/.test(text.slice(0, start)) ? 'direct' : 'indirect',
    quotes: [],
    places: [],
    quantities: [],
    modality: claim.modality,
    modalityWords: null,
    isNegated: false,
    movement: null,
    rule: 'model',
  };
}

function speakerAt({ start, end }: Span, name: string): Speaker {
  return { start, end, name, kind: 'person', mention: name };
}

/** The occurrence of words with the least between it and a span. */
function nearest(text: string, said: string, to: Span): Span | null {
  if (said === '') return null;
  let best: { readonly at: number; readonly gap: number } | null = null;
  for (let at = text.indexOf(said); at !== -1; at = text.indexOf(said, at + 1)) {
    const gap = Math.max(0, at - to.end, to.start - (at + said.length));
    if (best === null || gap < best.gap) best = { at, gap };
  }
  return best && { start: best.at, end: best.at + said.length };
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FormatError(`${what} is not JSON.`, { cause });
  }
}

/** Many models put what they write into a fence, whatever they are told. */
function withoutFence(content: string): string {
  const [, inside] = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/.exec(content) ?? [];
  return inside ?? content;
}
