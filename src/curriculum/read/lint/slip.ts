import type { Finding } from '../../facts.ts';
import { placeAt, type Source } from '../source.ts';

/** What an author wrote that is nearly something, and is therefore read as something else. `edit` is what was meant, where that is certain. */
export type Slip = Finding & { at: number; edit?: { at: number; length: number; text: string } };

export function reportSlip(source: Source, { at, edit, ...finding }: Slip): void {
  const problem = { ...placeAt(source, at), level: 'warning' as const, ...finding };
  if (!edit) return void source.problems.push(problem);
  const { line, column } = placeAt(source, edit.at);
  const { length, text } = edit;
  source.problems.push({ ...problem, edit: { line, column, length, text } });
}
