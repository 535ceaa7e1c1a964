/** Longer addresses are cut by viewers anyway. */
const MAX_LENGTH = 4000;

/** An address that a file may link to: http or https, written in ASCII. Null for anything else. */
export function webLink(link: string | undefined): string | null {
  if (link === undefined || !URL.canParse(link)) return null;
  const { protocol, href } = new URL(link);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && href.length <= MAX_LENGTH && /^[\x21-\x7e]+$/.test(href) ? href : null;
}
