/** What a plan is once it has been read: plain data, safe to store as JSON. Titles and labels are plain words; all other text is the author's Markdown in Discord's dialect. */

import type { Finding } from './facts.ts';

/** Where something stands in a source file; line and column count from 1. */
export type Place = { file: string; line: number; column: number };

/** What is told of a place. The sentence is made of code and facts, in the language of whoever reads it. */
export type Problem = Place &
  Finding & {
    level: 'error' | 'warning' | 'ignored';
    /** What puts it right, where that is certain. */
    edit?: Edit;
  };

/** From a line and column on, `length` characters become `text`. */
export type Edit = { line: number; column: number; length: number; text: string };

export type Link = { title: string; url: string };

/** What a label means to the bot; `other` keeps labels nobody has heard of under their own name. */
export type FieldKind = 'task' | 'learning' | 'practice' | 'documentation' | 'done-when' | 'other';

/** One labelled part of a day, in the author's order. `label` is the author's own word (`Task` where a text without one is the task, else empty); `text` is Markdown, empty where a heading stands above other parts. */
export type Field = { kind: FieldKind; label: string; text: string };

/** One study unit. `key` is what completions, notes and posts store; it never depends on other files. */
export type Day = {
  key: string;
  /** How people call it: `Day 174`. */
  label: string;
  /** Its number as the author wrote it, when there is one. */
  number: number | null;
  title: string;
  minutes: number | null;
  fields: Field[];
  resources: Link[];
  /** Its first picture, if there is one that Discord shows. */
  picture?: Link;
  /** Review days show the week's status and ask for a note. */
  review: boolean;
  place: Place;
};

/** `key` is unique within the curriculum; `label` is `Week 25`. Days in plan order. */
export type Week = {
  key: string;
  label: string;
  number: number | null;
  title: string;
  goal: string | null;
  milestone: string | null;
  days: Day[];
  place: Place;
};

/** A titled list; `title` may be empty where the author gave none. */
export type Group = { title: string; items: string[] };

export type Topic = { title: string; links: Link[] };

export type Project = {
  title: string;
  objective: string | null;
  goals: string[];
  deliverables: string[];
  place: Place;
};

export type Month = {
  key: string;
  label: string;
  number: number | null;
  title: string;
  objective: string | null;
  outcomes: string[];
  weeks: Week[];
  projects: Project[];
  /** Milestones of the month itself; those of weeks stand at their week. */
  milestones: string[];
  /** Success metrics that are neither weekly nor monthly milestones. */
  metrics: Group[];
  topics: Topic[];
  takeaways: Group[];
  nextSteps: Group | null;
  salaryTarget: string | null;
  closing: string | null;
  /** Everything else the author wrote at this level, under its own heading; a heading with nothing under it has no items. */
  extras: Group[];
  place: Place;
};

/**
 * The reader's number: it goes up by one with each change by which a plan may be read differently. Plans stored by a
 * lower one are read again in the background. It stands here so that nobody loads the reader to know it.
 */
export const readerNumber = 5;

export type Curriculum = {
  /** The folder's name, or the name given when it was sent: what people type in `/setup`. */
  slug: string;
  title: string;
  months: Month[];
  /** The number of the reader that read it; missing where that had none yet. */
  reader?: number;
  /** The language it is written in, as BCP 47 names it; missing where the reader could not tell any yet. */
  language?: string;
};

/** A source file as it was sent or found; `name` is relative to the curriculum's folder, with `/`. */
export type SourceFile = { name: string; content: Uint8Array };

export type Reading = { curriculum: Curriculum; problems: Problem[] };
