import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/core/text/page/read-page';

const PAGES = new URL('../../articles/pages/', import.meta.url);

describe('readPage', () => {
  // Invented articles in pages as content systems make them: banners, tickers, captions, links, boxes and comments around the text.
  it.each(readdirSync(PAGES))('takes the article out of %s as its golden file says', async (name) => {
    const { text, dropped, metadata } = readPage(readFileSync(new URL(name, PAGES), 'utf8'));
    await expect(`${JSON.stringify({ text: text.split('\n\n'), dropped, metadata }, null, 2)}\n`).toMatchFileSnapshot(
      new URL(`golden/pages/${name.replace(/html$/, 'json')}`, import.meta.url).pathname,
    );
  });

  it('keeps an article whose own block has a name that sets others aside', () => {
    const paragraphs = Array.from(
      { length: 5 },
      (_, at) => `<p>Sentence ${at}: the road was closed, said the mayor.</p>`,
    );
    const { text } = readPage(
      `<html><body><nav>Menu</nav><div class="post has-comments newsletter-theme">${paragraphs.join('')}<div class="newsletter-box">Sign up, said the editor.</div></div></body></html>`,
    );
    expect(text).toContain('Sentence 4');
    expect(text).not.toContain('the editor');
  });

  it.each(['2024/12/03 14:20:00', '2024-12-03T14:20:00+07:00', '2024.12.03'])('reads the day of %s', (day) => {
    expect(
      readPage(`<html><head><meta name="pubdate" content="${day}"></head><body><p>Text.</p></body></html>`).metadata
        .published,
    ).toBe('2024-12-03');
  });
});
