/** What people number the parts of a plan by: a month, week and day of the calendar, or another word for one of them. */
export type UnitWord = 'month' | 'phase' | 'week' | 'module' | 'day' | 'lesson' | 'project';

/**
 * The words of one language by which the parts of a plan are known. Words of one meaning stand in one string: `|` between
 * different words, spaces between the forms of one; its first form names one thing, its second several. Accents may be
 * left out by people, so only words that have some are written with them.
 */
export type Language = {
  /** BCP 47. */
  code: string;
  /** Words that stand before their number or, as ordinals, behind it: `Day 3`, `3. Tag`. */
  units: Partial<Record<UnitWord, string>>;
  /** What makes a number before its word an ordinal: the dot of `3. Tag`, the ending of `3-й день`. */
  ordinals: string;
  /** A number alone before its word is an ordinal, too: `2 день`. */
  numberFirst?: true;
  /** Where a number is said by a counter: `第3天`, `3日目`. */
  counters?: Counters;
  /** Number words from one on, in all their forms: `|` between numbers. */
  numbers: string;
  /** Headings of this language are numbered in words, so that these are read and not only noticed: `اليوم الأول`. */
  countsInWords?: true;
  /** Names of Monday to Sunday, and of months, that `Intl` does not know: `|` between days, spaces between forms. A weekend begins on its Saturday. */
  weekdays?: string;
  months?: string;
  /** Between the first and last number of a span: `Tag 1 bis 7`. */
  to: string;
  /** Between a number and how many there are: `Tag 3 von 30`. */
  of: string;
  /** Before a unit in the middle of a sentence: `Back to day 3`. */
  links: string;
  /** Patterns of what labels, headings and columns are called, in lower case. */
  labels: Record<LabelMeaning, string>;
  /** Patterns of the words of a duration: `about 1 hour 30 minutes a day`, `half an hour`. */
  durations: Record<'hours' | 'minutes' | 'halfHour' | 'about' | 'perDay', string>;
};

export type LabelMeaning =
  // Of a day.
  | 'task'
  | 'aim'
  | 'done'
  | 'resources'
  | 'learning'
  | 'practice'
  | 'documentation'
  | 'time'
  | 'title'
  // Of a week.
  | 'goal'
  | 'milestone'
  // Of a project.
  | 'brief'
  | 'features'
  | 'deliverables'
  // Of a month; `links` may stand anywhere in a heading.
  | 'outcomes'
  | 'objective'
  | 'projects'
  | 'weeklyMilestones'
  | 'milestones'
  | 'metrics'
  | 'salary'
  | 'takeaways'
  | 'nextSteps'
  | 'closing'
  | 'schedule'
  | 'links'
  // How the title of a day begins that looks back.
  | 'review';

type Counters = {
  /** What may stand before the number: the 第 of `第3天`. */
  before: string;
  /** Behind a number that has `before` before it. */
  units: Partial<Record<UnitWord, string>>;
  /** Behind a number alone. */
  alone: Partial<Record<UnitWord, string>>;
};
