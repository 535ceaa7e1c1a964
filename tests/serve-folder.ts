import type { IncomingMessage, ServerResponse } from 'node:http';

interface FolderHost {
  /** With a trailing slash. */
  readonly address: string;
  readonly close: () => void;
}
interface HostOptions {
  /** May take a request for itself, and says so. */
  readonly handle?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Serves a folder on a free port of this machine as any web server would, with ranges. */
export async function serveFolder(folder: string, options: HostOptions = {}): Promise<FolderHost> {
  const { serve } = (await import('../scripts/bench/static-server.mjs')) as {
    serve: (folder: string, options: HostOptions) => Promise<FolderHost>;
  };
  return serve(folder, options);
}
