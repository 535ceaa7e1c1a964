import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A checked case from its folder, read with the project's own parser. */
export async function loadCase(server, folder) {
  const { salvageCase } = await server.ssrLoadModule('/src/core/formats/salvage-case.ts');
  const files = new Map(
    readdirSync(folder, { recursive: true })
      .filter((path) => path.endsWith('.json'))
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  );
  const { value } = await salvageCase(files);
  if (value === null) throw new Error(`Expected a case in ${folder}.`);
  return value;
}
