import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCUMENTED = 'docs/postgis';
/** Where the documented files are meant to lie. */
const MEANT = '/etc/dateline/';
const PATH = '/maps';

/**
 * MapServer by its CGI under a path of a Node server, set up by the files of `docs/postgis` as they are, but for where they lie and what they connect to.
 *
 * @param {{ mapserv: string, folder: string, connection: string }} options
 */
export function mapServer({ mapserv, folder, connection }) {
  const adapted = (name, change = (text) => text) => {
    const text = change(readFileSync(join(DOCUMENTED, name), 'utf8').replaceAll(MEANT, `${folder}/`));
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  adapted('events.map', (text) => replacedOnce(text, /CONNECTION "[^"]+"/, `CONNECTION "${connection}"`));
  const config = adapted('mapserver.conf');

  /** Takes requests beneath its path. */
  return function handle(request, response) {
    const { pathname, search } = new URL(request.url, 'http://localhost');
    if (!pathname.startsWith(`${PATH}/`) && pathname !== PATH) return false;
    const child = spawn(mapserv, {
      env: {
        MAPSERVER_CONFIG_FILE: config,
        GATEWAY_INTERFACE: 'CGI/1.1',
        REQUEST_METHOD: 'GET',
        SCRIPT_NAME: PATH,
        PATH_INFO: decodeURIComponent(pathname.slice(PATH.length)),
        QUERY_STRING: search.slice(1),
        HTTP_HOST: request.headers.host,
        SERVER_NAME: 'localhost',
        SERVER_PORT: String(request.socket.localPort),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pieces = [];
    child.stdout.on('data', (piece) => pieces.push(piece));
    child.on('error', () => response.writeHead(502).end());
    child.on('close', () => answer(response, Buffer.concat(pieces)));
    return true;
  };
}

/** A CGI's answer: header lines, an empty line, the content. */
function answer(response, bytes) {
  const end = /\r?\n\r?\n/.exec(bytes.subarray(0, 4096).toString('latin1'));
  if (end === null) {
    response.writeHead(502).end();
    return;
  }
  const lines = bytes.subarray(0, end.index).toString('latin1').split(/\r?\n/);
  const headers = Object.fromEntries(lines.map((line) => line.split(/:\s*(.*)/s).slice(0, 2)));
  const { Status: status = '200', ...others } = headers;
  response.writeHead(Number.parseInt(status, 10), others).end(bytes.subarray(end.index + end[0].length));
}

function replacedOnce(text, pattern, by) {
  if (!pattern.test(text)) throw new Error(`Expected ${DOCUMENTED} to have ${pattern}.`);
  return text.replace(pattern, by);
}
