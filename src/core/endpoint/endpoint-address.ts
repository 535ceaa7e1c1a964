export type AddressProblem = 'no-address' | 'not-http' | 'not-encrypted' | 'has-password';

/** A checked address of a chat-completions interface, and the one origin that has to be allowed for it. */
export interface EndpointAddress {
  readonly href: string;
  readonly origin: string;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads the address that a user gave, `https://models.example/v1` or the whole of it. The articles of a desk are not sent in the clear: plain http only
 * to this machine itself.
 */
export function readEndpointAddress(text: string): EndpointAddress | AddressProblem {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return 'no-address';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not-http';
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return 'not-encrypted';
  if (url.username !== '' || url.password !== '') return 'has-password';
  url.hash = '';
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith('/chat/completions') ? path : `${path}/chat/completions`;
  return { href: url.href, origin: url.origin };
}
