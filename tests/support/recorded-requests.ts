import { afterAll } from 'vitest';
import type { RequestEntry } from '../../src/playground/discord/index.ts';
import { openapiFromEnvironment } from './openapi.ts';

/** What Discord's OpenAPI document says about requests: how many bodies were checked, of which operations, what is wrong. */
export type Findings = { checked: number; operations: string[]; problems: string[] };

const recorded: RequestEntry[] = [];

/** Adds to the requests of this test file; all of them are checked after its last test, where there is a document. */
export function recordRequests(requests: readonly RequestEntry[]): void {
  recorded.push(...requests);
}

const openapi = openapiFromEnvironment();
export const hasDocument = openapi !== undefined;

export function inspectRequests(requests: readonly RequestEntry[]): Findings {
  const operations = new Set<string>();
  const problems: string[] = [];
  let checked = 0;
  for (const { method, path, body } of requests) {
    const found = openapi?.request({ method, path, body }) ?? 'no-body';
    if (found === 'unknown-operation') problems.push(`${method} ${path} is no operation of Discord’s`);
    if (typeof found === 'string') continue;
    checked += 1;
    operations.add(found.operation);
    problems.push(...found.errors.map((error) => `${found.operation} ${error}`));
  }
  return { checked, operations: [...operations].sort(), problems };
}

afterAll(() => {
  if (!hasDocument || recorded.length === 0) return;
  const { checked, operations, problems } = inspectRequests(recorded);
  console.info(
    `checked ${checked} of ${recorded.length} requests (the others have no body), ${operations.length} operations`,
  );
  if (problems.length > 0) throw new Error(`against Discord’s document:\n${[...new Set(problems)].join('\n')}`);
});
