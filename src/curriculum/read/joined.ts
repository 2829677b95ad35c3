import type { Curriculum, Day, SourceFile } from '../model.ts';
import { planOf } from '../plan.ts';
import { inOrder } from './file-order.ts';
import { readCurriculum } from './read.ts';

/** A day of a plan, and the key it would have if all of the plan stood in one file. */
type RenamedDay = { day: Day; joined: string };

/**
 * The days that would get another key if somebody joined all files of a plan into one, in their order. None where there
 * is one file, or where days are named by their files alone, which cannot be joined as they are.
 */
export function renamedByJoining(files: SourceFile[], curriculum: Curriculum): RenamedDay[] {
  if (files.length < 2) return [];
  const parts = inOrder(files).map(({ content }) =>
    new TextDecoder()
      .decode(content)
      .replace(/^\ufeff/, '')
      .trim(),
  );
  const name = 'plan.md';
  const content = new TextEncoder().encode(`${parts.join('\n\n')}\n`);
  const joined = planOf(readCurriculum(curriculum.slug, [{ name, content }]).curriculum).days;
  const { days } = planOf(curriculum);
  const isSame = joined.length === days.length && joined.every(({ label }, at) => label === days[at]?.label);
  if (!isSame) return [];
  return days.flatMap((day, at) => {
    const other = joined[at];
    return other === undefined || other.key === day.key ? [] : [{ day, joined: other.key }];
  });
}
