/** The first heading of a day that something swallows, and its line. */
type Swallowed = { heading: string; line: number } | null;
/** A list of a plan: by the heading that its author gave it, or by what it is. */
type ListName = { title: string } | 'outcomes' | 'milestones';
/** What stands in files in which no day was found: how many that are numbered by one word, and the first; null where none is. */
export type Seen = { what: 'headings' | 'folders' | 'files'; count: number; first: string | null };

type None = Record<never, never>;
type Labelled = { label: string };
type Limit = { limit: number };
/** `text` is what its author wrote; `label` what it would be, `written` as it should be written. */
type Text = { text: string };

/**
 * What is told of a plan, by code: one code is one sentence, and these are the facts that it names. Texts are the author's,
 * cut to a length and on one line.
 */
export type Facts = {
  // The files.
  'not-markdown': None;
  'file-too-large': None;
  'utf-16': None;
  'binary-file': None;
  'not-utf-8': None;
  'too-many-files': Limit;
  'plan-too-large': None;
  'too-many-lines': Limit;
  'too-deep': Limit;
  'paragraph-too-long': Limit;
  'control-character': { sign: string };
  'took-too-long': { seconds: number };
  'took-too-much-memory': { megabytes: number };
  'left-out': None;
  'loose-file': None;
  'linked-file': None;
  'more-problems': { count: number };

  // A zip.
  'zip-damaged': None;
  'zip-too-many-entries': Limit & { count: number };
  'zip-too-large': None;
  'zip-twice': None;
  'zip-name': None;
  'zip-name-too-long': Limit & { folders: number };
  'zip-path': None;
  'zip-link': None;
  'zip-encrypted': None;
  'zip-method': None;
  'zip-ratio': { ratio: number };

  // How much a plan holds.
  'too-many-months': Limit;
  'too-many-days': Limit;
  'too-many-projects': Limit;
  'too-many-topics': Limit;
  'too-many-links': Limit;
  'plan-too-detailed': Limit;
  'too-many-items': Limit & { list: ListName; count: number };
  'list-too-long': Limit & { list: ListName; length: number };
  'item-too-long': Limit & { list: ListName; length: number; begins: string };
  'title-too-long': Limit & { begins: string };
  'long-day': Limit & Labelled & { length: number };

  // Settings on top of a file.
  'bad-front-matter': None;
  'front-matter-too-long': None;
  'settings-without-names': None;
  'unknown-setting': { name: string };
  'second-title': None;
  'unseen-signs': None;

  // Days, weeks and months. `other`: where that one stands, `file:line`.
  'no-days': { seen: Seen[] };
  'part-without-days': Labelled;
  'empty-day': Labelled;
  'day-left-empty': Labelled & { heading: string };
  'day-range': Labelled;
  'day-range-spread': Labelled & { days: number };
  'day-without-task': Labelled;
  'day-without-minutes': Labelled;
  'number-too-large': Limit;
  'no-key': None;
  'bad-key': Labelled;
  'key-collision': Labelled;
  /** `isFirst`: the wrong one of the two is the first. */
  'duplicate-day': Labelled & { isFirst: boolean; other: string; expected: number | null; key: string };
  'copied-days': Labelled & { other: string };
  'wrong-number': Labelled & { before: string | null; after: string; expected: number };
  /** From the first number that is missing to the last. */
  'gap-in-numbers': Labelled & { before: string; first: number; last: number };
  'out-of-order': Labelled & { before: string };
  'week-twice': Labelled & { line: number };

  // What belongs to them.
  'empty-label': Labelled;
  'empty-section': Labelled;
  'label-of-links': Labelled;
  'cell-without-column': None;
  'row-without-day': None;
  'rows-without-table': None;

  // What is nearly something.
  'merge-mark': { mark: string };
  /** `isInner`: it stands in a list or quote. */
  'open-fence': { mark: string; day: Swallowed; isInner: boolean };
  'open-comment': { day: Swallowed };
  /** `isUnseen`: a space stands there that nobody sees. */
  'glued-heading': { written: string; isUnseen: boolean };
  'looks-like-unit-glued': { written: string; isUnseen: boolean };
  'looks-like-unit': Text & Labelled;
  'looks-like-unit-unnumbered': Text & { written: string };
  'looks-like-unit-unnamed': Text & { written: string };
  'looks-like-unit-in-parts': Text & Labelled;
  'looks-like-unit-otherwise': Text & Labelled;
  'looks-like-unit-unheaded': Text & Labelled & { written: string };
  'looks-like-unit-span': Text & Labelled;
  'looks-like-unit-in-quote': Text;
  'looks-like-unit-in-item': Text & { sign: string };
  'looks-like-unit-below-item': Text;
  'looks-like-unit-in-code': Text;
  'looks-like-unit-in-html': Text;
  'looks-like-label-glued': { sign: string; label: string };
  'looks-like-label-open': Text & { written: string };
  'looks-like-label-in-code': Text;

  // Links, and what Discord cannot show.
  'link-without-https': { written: string; address: string };
  'link-leads-nowhere': { address: string };
  'link-on-many-days': { address: string; days: number };
  'link-in-heading': { address: string };
  'unused-definition': Labelled;
  'no-such-note': { mark: string };
  comment: None;
  formula: None;
  'html-not-shown': { tag: string };
  'picture-not-shown': { address: string };
  'picture-forms': None;
};

export type Code = keyof Facts;

/** A code with its facts. */
export type Finding = { [C in Code]: { code: C; facts: Facts[C] } }[Code];

/** The same as arguments: facts are named only where there are some. */
export type Told = { [C in Code]: keyof Facts[C] extends never ? [code: C] : [code: C, facts: Facts[C]] }[Code];
