import type { RootContent } from 'mdast';
import { endOf, startOf } from '../markdown/nodes.ts';
import { report, type Source } from '../source.ts';
import { addToDay } from './day-content.ts';
import type { Draft } from './draft.ts';
import { addToMonth } from './month-content.ts';
import { addToProject, addToWeek } from './part-content.ts';

/** Adds a block, or what stands between two offsets of it, to what is open. */
export function addContent(
  draft: Draft,
  source: Source,
  block: RootContent,
  from = startOf(block),
  to = endOf(block),
): void {
  const section = draft.sections.at(-1);
  if (block.type === 'html' && block.value.startsWith('<!--') && block.value.trimEnd().endsWith('-->')) {
    report(source, from, 'ignored', 'comment');
    return;
  }
  const part = to < endOf(block) ? cut(block, to) : block;
  if (draft.day) addToDay(draft.day, source, part, from);
  else if (draft.project && (section?.kind ?? 'projects') === 'projects') {
    addToProject(draft, draft.project, source, part, from);
  } else if (draft.week && !section) addToWeek(draft, draft.week, source, part, from);
  else addToMonth(draft, source, part, from);
}

/** A block that ends at an offset. */
function cut(block: RootContent, to: number): RootContent {
  const { position } = block;
  return position ? { ...block, position: { ...position, end: { ...position.end, offset: to } } } : block;
}
