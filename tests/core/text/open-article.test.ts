import { describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH, openArticle } from '../../../src/core/text/open-article';

describe('openArticle', () => {
  it('normalises plain text and Markdown', async () => {
    expect(await openArticle('\uFEFFTitle \r\n\r\n\r\n\r\nA  line.')).toEqual({ text: 'Title\n\nA line.', page: null });
  });

  it('takes the article out of a page, and says what was left out', async () => {
    const paragraphs = Array.from(
      { length: 6 },
      (_, at) => `<p>Sentence number ${at} of the article, said the mayor of the town.</p>`,
    );
    const opened = await openArticle(
      `<!doctype html><html lang="en"><body><nav>Menu of the site</nav><article><h1>A title</h1>${paragraphs.join('')}</article></body></html>`,
    );
    if (typeof opened === 'string') throw new Error(opened);
    expect(opened.text).toContain('Sentence number 3');
    expect(opened.text).not.toContain('Menu of the site');
    expect(opened.page?.dropped).toContain('Menu of the site');
    expect(opened.page?.language).toBe('en');
  });

  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['a\0b', 'not-text'],
    ['<html><body></body></html>', 'no-article'],
    ['x'.repeat(MAX_TEXT_LENGTH + 1), 'too-long'],
  ])('says why nothing can be read of it (%#)', async (raw, problem) => {
    expect(await openArticle(raw)).toBe(problem);
  });
});
