import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { MOST_TEXT } from '../../../src/core/endpoint/endpoint-prompt';
import { askEndpoint, EndpointError } from '../../../src/state/endpoint/ask-endpoint';
import {
  forgetEndpointSettings,
  readEndpointSettings,
  writeEndpointSettings,
  type EndpointSettings,
} from '../../../src/state/endpoint/endpoint-settings';

const TEXT = 'The bridge will open on Monday, said Ana Prado.';
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Seen {
  readonly path: string | undefined;
  readonly key: string | undefined;
  readonly body: string;
}

/** A server of the test's own: what it was asked, and what it answers. */
async function serve(
  answer: (response: ServerResponse) => void,
): Promise<{ settings: EndpointSettings; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      seen.push({ path: request.url, key: request.headers.authorization, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { settings: { address: `http://127.0.0.1:${port}/v1`, model: 'stub', key: 'k', keepsKey: false }, seen };
}

const problemOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (cause: unknown) => (cause instanceof EndpointError ? cause.problem : cause),
  );
const good = (response: ServerResponse): void => {
  const content = JSON.stringify({ claims: [{ statement: 'The bridge will open on Monday', speaker: 'Ana Prado' }] });
  response.end(JSON.stringify({ choices: [{ message: { content } }] }));
};

describe('askEndpoint', () => {
  it('sends the text and nothing else, and reads what comes back', async () => {
    const { settings, seen } = await serve(good);
    const { suggestions } = await askEndpoint(settings, { text: TEXT, language: 'en' });
    expect(suggestions).toMatchObject([{ origin: 'stub' }]);
    expect(seen).toMatchObject([{ path: '/v1/chat/completions', key: 'Bearer k' }]);
    const body = JSON.parse(seen[0]?.body ?? '') as { model: string; messages: { content: string }[] };
    expect(Object.keys(body).sort()).toEqual(['messages', 'model', 'temperature']);
    expect(body.messages[1]?.content).toContain(TEXT);
  });

  it.each([
    ['refused', (response: ServerResponse) => response.writeHead(401).end('no')],
    ['unreachable', (response: ServerResponse) => response.writeHead(302, { location: 'https://example.org' }).end()],
    ['reply', (response: ServerResponse) => response.end('<html>')],
    ['too-large', (response: ServerResponse) => response.end('x'.repeat(2_000_001))],
    ['unreachable', (response: ServerResponse) => response.destroy()],
  ])('says that it is %s', async (problem, answer) => {
    const { settings } = await serve(answer);
    expect(await problemOf(askEndpoint(settings, { text: TEXT, language: 'en' }))).toBe(problem);
  });

  it('is stopped by whoever asked', async () => {
    const ending = new AbortController();
    const { settings } = await serve(() => ending.abort());
    expect(await problemOf(askEndpoint(settings, { text: TEXT, language: 'en', signal: ending.signal }))).toBe(
      'stopped',
    );
  });

  it('sends nothing to an address in the clear, and no text without end', async () => {
    const { settings, seen } = await serve(good);
    const clear = { ...settings, address: 'http://models.example/v1' };
    expect(await problemOf(askEndpoint(clear, { text: TEXT, language: 'en' }))).toBe('address');
    const long = 'x'.repeat(MOST_TEXT + 1);
    expect(await problemOf(askEndpoint(settings, { text: long, language: 'en' }))).toBe('text-too-long');
    expect(seen).toEqual([]);
  });
});

describe('the settings', () => {
  const storage = (): Storage => {
    const items = new Map<string, string>();
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    } as Storage;
  };
  const settings = { address: 'https://models.example/v1', model: 'm', key: 'secret', keepsKey: false };

  it('keep the key for the tab only, unless it is to be kept', () => {
    const [lasting, ofTab] = [storage(), storage()];
    const storages = { lasting: () => lasting, ofTab: () => ofTab };
    expect(readEndpointSettings(storages)).toBeNull();
    writeEndpointSettings(storages, settings);
    expect(readEndpointSettings(storages)).toEqual(settings);
    expect(readEndpointSettings({ ...storages, ofTab: storage })).toEqual({ ...settings, key: '' });
    writeEndpointSettings(storages, { ...settings, keepsKey: true });
    expect(readEndpointSettings({ ...storages, ofTab: storage })).toEqual({ ...settings, keepsKey: true });
    forgetEndpointSettings(storages);
    expect(readEndpointSettings(storages)).toBeNull();
  });
});
