// Lists the stream schemas in a TypeScript module, so a schema without a feed is a compile error; writes no files.

import {readdirSync} from 'node:fs';
import {join} from 'node:path';

const BANNER = '// Generated from catalog/schemas/ by `npm run generate`. Edit the schemas, not this file.\n';

/** The source of a module that exports every schema by its `tap_stream_id`, sorted. */
export function streamFiles(root: string): string {
  const names = readdirSync(join(root, 'catalog/schemas')).filter((file) => file.endsWith('.json'));
  const ids = names.map((file) => file.slice(0, -'.json'.length)).sort();
  const imports = ids.map((id) => `import ${id} from '../schemas/${id}.json' with {type: 'json'};\n`);
  return `${BANNER}\n${imports.join('')}\nexport const files = {${ids.join(', ')}};\n\nexport type StreamId = keyof typeof files;\n`;
}
