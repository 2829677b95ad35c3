import { placeAt, type Source } from '../source.ts';

/** What an author wrote that is nearly something, and is therefore read as something else. `edit` is what was meant, where that is certain. */
export type Slip = {
  at: number;
  code:
    | 'merge-mark'
    | 'open-fence'
    | 'open-comment'
    | 'looks-like-unit'
    | 'glued-heading'
    | 'looks-like-label'
    | 'week-twice';
  sentence: string;
  edit?: { at: number; length: number; text: string };
};

export function reportSlip(source: Source, { at, code, sentence, edit }: Slip): void {
  const place = placeAt(source, at);
  if (!edit) return void source.problems.push({ ...place, level: 'warning', code, sentence });
  const { line, column } = placeAt(source, edit.at);
  const { length, text } = edit;
  source.problems.push({ ...place, level: 'warning', code, sentence, edit: { line, column, length, text } });
}
