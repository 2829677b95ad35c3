import type { List, ListItem, RootContent } from 'mdast';
import { endOf, startOf } from '../markdown/nodes.ts';
import { firstLineOf } from '../mentions/item-mentions.ts';
import { addContent } from './content.ts';
import type { Draft } from './draft.ts';
import { type OpenFile, openingsWithin } from './open-file.ts';
import { addLinksOf, openUnit } from './openings.ts';

/** Reads a list in which days or weeks begin: `- **Day 3**: Title`. */
export function fillList(draft: Draft, file: OpenFile, list: List): void {
  for (const [index, item] of list.children.entries()) {
    const openings = openingsWithin(file, startOf(item), endOf(item));
    // `- Weekend: rest` between days goes to the day before it.
    if (openings.length === 0)
      addContent(draft, file.source, { ...list, children: list.children.slice(index, index + 1) });
    else fillItem(draft, file, item);
  }
  draft.day = null;
}

function fillItem(draft: Draft, file: OpenFile, item: ListItem): void {
  const { source } = file;
  const found = firstLineOf(source, item);
  const opening = found && file.choice.openings.get(found.at);
  if (!opening) {
    for (const block of item.children) fillInner(draft, file, block);
    return;
  }
  const { paragraph, rest, end } = found;
  openUnit(draft, source, opening);
  if (draft.day) addLinksOf(draft.day, source, paragraph, startOf(paragraph), end);
  if (end < endOf(paragraph)) addContent(draft, source, paragraph, end + 1);
  for (const block of rest) fillInner(draft, file, block);
}

function fillInner(draft: Draft, file: OpenFile, block: RootContent): void {
  const holds = block.type === 'list' && openingsWithin(file, startOf(block), endOf(block)).length > 0;
  if (holds) fillList(draft, file, block);
  else addContent(draft, file.source, block);
}
