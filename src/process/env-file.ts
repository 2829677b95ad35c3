import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

export type Variables = Record<string, string | undefined>;
type EnvReading = { kind: 'read'; variables: Variables } | { kind: 'problem'; problem: string };

/** The variables of the environment, and beside them those that only the file sets; it need not be there. */
export function withEnvFile(variables: Variables, path: string): EnvReading {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return { kind: 'read', variables };
    return { kind: 'problem', problem: `${path} cannot be read (${code})` };
  }
  // So PowerShell's `>` writes it.
  if (content.includes(0)) {
    return { kind: 'problem', problem: `${path} is not saved as UTF-8; save it again with that encoding` };
  }
  const file: Variables = parseEnv(content.toString('utf8').replace(/^\uFEFF/, ''));
  const set = Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== '');
  return { kind: 'read', variables: { ...file, ...Object.fromEntries(set) } };
}
