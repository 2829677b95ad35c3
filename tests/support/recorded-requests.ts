import type { RequestEntry } from '../../src/playground/discord/index.ts';
import { openapiFromEnvironment } from './openapi.ts';

/** What Discord's OpenAPI document says about requests: how many bodies were checked, of which operations, what is wrong. */
export type Findings = { checked: number; operations: string[]; problems: string[] };

const openapi = openapiFromEnvironment();
export const hasDocument = openapi !== undefined;

/** Finds nothing where there is no document. */
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
