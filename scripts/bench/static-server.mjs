import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.topojson': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const COMPRESSED = new Set(['.html', '.js', '.mjs', '.css', '.json', '.topojson', '.svg', '.webmanifest']);

/**
 * Serves a folder on a free port of this machine, gzipped as any web server would; what is not text also by ranges. `handle` may take a request for itself
 * and says so.
 *
 * @param {string} folder
 * @param {{
 *   handle?: (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean,
 *   port?: number,
 * }} [options]
 */
export async function serve(folder, { handle = () => false, port = 0 } = {}) {
  const server = createServer((request, response) => {
    if (handle(request, response)) return;
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)).replace(/\/$/, '/index.html');
    const file = join(folder, path);
    let size;
    try {
      ({ size } = statSync(file));
    } catch {
      response.writeHead(404).end();
      return;
    }
    const extension = extname(file);
    const range = /^bytes=(\d+)-(\d+)?$/.exec(request.headers.range ?? '');
    if (range !== null && !COMPRESSED.has(extension)) {
      const [start, end] = [Number(range[1]), Math.min(Number(range[2] ?? size - 1), size - 1)];
      if (start > end) {
        response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
        return;
      }
      response.writeHead(206, {
        'Content-Type': 'application/octet-stream',
        'Content-Range': `bytes ${start}-${end}/${size}`,
        'Content-Length': end - start + 1,
      });
      createReadStream(file, { start, end }).pipe(response);
      return;
    }
    const isCompressed = COMPRESSED.has(extension);
    response.writeHead(200, {
      'Content-Type': TYPES[extension] ?? 'application/octet-stream',
      ...(isCompressed ? { 'Content-Encoding': 'gzip' } : { 'Content-Length': size }),
    });
    const stream = createReadStream(file);
    (isCompressed ? stream.pipe(createGzip()) : stream).pipe(response);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
