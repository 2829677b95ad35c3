import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { readFolders } from '../../../src/curriculum/import/folder.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { longPlan } from '../ground/long-plan.ts';
import { median, timed } from '../measure.ts';
import type { Part } from '../part.ts';
import { type Row, ratioAtMost } from '../table.ts';

const lengths = [1, 12, 36];
/** A process is warm when it has read as much as the longest of plans that people read: a year. */
const warmUps = 12;
const runs = 5;

/** Reading a plan, against the Markdown parser alone on the same files with the same extensions. */
export const reader: Part = {
  name: 'reader',
  says: 'the shipped month again and again, read in a warm process',
  async run(bench) {
    const rows: Row[] = [];
    for (const months of lengths) {
      const [{ files } = { files: [] }] = await readFolders(await longPlan(bench, months));
      const read = async () => readCurriculum('long', files);
      const parse = async () => files.map(({ content }) => parsed(new TextDecoder().decode(content)));
      const taken = { read: [] as number[], parse: [] as number[] };
      if (months === 1) {
        await timed(warmUps, read);
        await timed(warmUps, parse);
      }
      for (let n = 0; n < runs; n += 1) {
        taken.read.push(...(await timed(1, read)));
        taken.parse.push(...(await timed(1, parse)));
      }
      rows.push({
        name: `reading a plan of ${months} ${months === 1 ? 'month' : 'months'}`,
        ours: median(taken.read),
        unit: 'ms',
        ceiling: median(taken.parse),
        ceilingIs: 'the bare Markdown parser',
        bar: ratioAtMost(1.5),
      });
      bench.progress(`${months} read`);
    }
    return rows;
  },
};

function parsed(text: string) {
  return fromMarkdown(text, {
    extensions: [frontmatter(), gfmTable()],
    mdastExtensions: [frontmatterFromMarkdown(), gfmTableFromMarkdown()],
  });
}
