import type { List, Table } from 'mdast';
import type { Draft } from './draft.ts';
import type { Source } from './source.ts';

export function readDayList(draft: Draft, source: Source, list: List): boolean {
  return false;
}
export function readDayTable(draft: Draft, source: Source, list: Table): boolean {
  return false;
}
