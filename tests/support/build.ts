import { execSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Compiles src into dist where that is older: the threads and processes of the tests then run what stands in src. */
export function setup(): void {
  const sources = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith(join('playground', 'page')),
  );
  const since = changedAt('tsconfig.json');
  const isBuilt = sources.every((name) => {
    const built = changedAt(join('dist', name.replace(/\.ts$/, '.js')));
    return built >= since && built >= changedAt(join('src', name));
  });
  if (isBuilt) return;
  // As `npm run build`, but for the types, which have a check of their own.
  execSync('npx --no-install tsc --noCheck && npm run --silent bundle', { cwd: repository, stdio: 'inherit' });
}

/** In milliseconds since 1970; 0 for what is not there. */
function changedAt(name: string): number {
  return statSync(join(repository, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
