import type { MentionKind } from './inline.ts';

/** For whom a message is shown: the zone of their clock, the moment, and the names that ids stand for. */
export type Reader = {
  zone: string;
  now: Date;
  nameOf(kind: MentionKind, id: string): string | undefined;
};
