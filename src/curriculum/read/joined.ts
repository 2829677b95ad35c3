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
  const { text, firstLines } = joinedText(files);
  const name = 'plan.md';
  const joined = readCurriculum(curriculum.slug, [{ name, content: new TextEncoder().encode(text) }]).curriculum;
  const keys = new Map(planOf(joined).days.map(({ place, key }) => [place.line, key]));
  const renamed: RenamedDay[] = [];
  for (const day of planOf(curriculum).days) {
    const key = keys.get((firstLines.get(day.place.file) ?? 0) + day.place.line);
    if (key === undefined) return [];
    if (key !== day.key) renamed.push({ day, joined: key });
  }
  return renamed;
}

/** All files one below the other, and how many lines stand above each. */
function joinedText(files: SourceFile[]): { text: string; firstLines: Map<string, number> } {
  const firstLines = new Map<string, number>();
  let text = '';
  let lines = 0;
  for (const { name, content } of inOrder(files)) {
    const part = `${new TextDecoder().decode(content).trimEnd().replaceAll(/\r\n?/g, '\n')}\n\n`;
    firstLines.set(name, lines);
    lines += part.split('\n').length - 1;
    text += part;
  }
  return { text, firstLines };
}
