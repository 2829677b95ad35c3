import type { RootContent } from 'mdast';
import { type Settings, settingsIn } from './front-matter.ts';
import { parse } from './markdown/parse.ts';
import type { Heading, Mention } from './mentions/mention.ts';
import { mentionsIn } from './mentions/mentions.ts';
import { type PathMention, pathMentions } from './mentions/path-mentions.ts';
import type { Source } from './source.ts';

/** A file after it was parsed, with every place that could name a part of the plan. */
export type ParsedFile = {
  source: Source;
  blocks: RootContent[];
  settings: Settings;
  path: PathMention[];
  headings: Heading[];
  mentions: Mention[];
};

export function parsedFile(opened: Source): ParsedFile {
  const { source, root } = parse(opened);
  const blocks = root.children;
  const settings = settingsIn(source, blocks[0]);
  return { source, blocks, settings, path: pathMentions(source.name), ...mentionsIn(source, blocks) };
}
