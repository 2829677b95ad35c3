import { plain, shorten } from '../kit/format.ts';
import type { Words } from '../words/words.ts';

/** How large the file of a note may be, and all those of one learner's notes together, in bytes. */
export const fileLimit = 1024 * 1024;
export const learnerLimit = 20 * fileLimit;
/** How long a link may be, in UTF-16 units. */
export const linkLimit = 500;

/** What became of what somebody attached to a note. */
export type Attached = {
  link: 'none' | 'kept' | 'wrong';
  file: { kind: 'none' } | { kind: 'kept' | 'failed' | 'too-large' | 'full'; name: string };
};

/** What is to be said of it: nothing where all was kept that was sent, but for the file's name. */
export function attachedLines({ notes: { attached: words } }: Words, { link, file }: Attached): string[] {
  return [
    ...(link === 'wrong' ? [words.linkWrong] : []),
    ...(file.kind === 'none' ? [] : [words.file[file.kind](plain(shorten(file.name, 60)))]),
  ];
}

export function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
