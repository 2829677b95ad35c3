import type { Link } from '../model.ts';

/** What the texts of one day share while they are turned into what Discord shows, in their order. */
export type Showing = {
  /** Whether the first picture is shown as such, beside the text; all others are links. */
  pictured: boolean;
  picture: Link | null;
  /** How many `<details>` stand open. */
  hidden: number;
};

export function startOfShowing(pictured: boolean): Showing {
  return { pictured, picture: null, hidden: 0 };
}

const lineHead = /^\s*(?:(?:[-*]|\d{1,9}\.|>|#{1,3}|-#)\s+)*/;

/** A block behind a spoiler, line by line, while a `<details>` is open: Discord ends a spoiler with its paragraph. */
export function veiled(block: string, { hidden }: Showing): string {
  if (hidden === 0) return block;
  if (block.startsWith('```')) return `||${block}||`;
  return block
    .split('\n')
    .map((line) => {
      const head = lineHead.exec(line)?.[0] ?? '';
      const words = line.slice(head.length).replaceAll('||', '');
      return words === '' ? line : `${head}||${words}||`;
    })
    .join('\n');
}
