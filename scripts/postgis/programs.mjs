import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from '../debian-tools.mjs';

const PACKAGES = ['postgresql', 'postgresql-postgis', 'cgi-mapserver'];
/** Debian keeps what makes and runs a cluster apart, by PostgreSQL's version. */
const CLUSTERS = '/usr/lib/postgresql';
const MAPSERV = '/usr/lib/cgi-bin/mapserv';

/**
 * Where PostgreSQL with PostGIS and MapServer are; installs them as root on Debian. `null` where they are not to be had.
 *
 * @returns {{ bin: string, mapserv: string } | null}
 */
export function findPrograms() {
  const known = installed();
  if (known !== null) return known;
  installPackages(PACKAGES);
  return installed();
}

function installed() {
  const versions = existsSync(CLUSTERS) ? readdirSync(CLUSTERS) : [];
  const version = versions.find((each) => existsSync(`/usr/share/postgresql/${each}/extension/postgis.control`));
  if (version === undefined || !existsSync(MAPSERV)) return null;
  return { bin: join(CLUSTERS, version, 'bin'), mapserv: MAPSERV };
}
