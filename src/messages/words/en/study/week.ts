import type { LocalDate } from '../../../../core/calendar.ts';
import { timestamp } from '../../../kit/format.ts';
import { count, date, number } from '../language.ts';

/** A week at a glance. */
export const week = {
  goal: '**Goal**',
  days: {
    done: (day: string) => `✅ ${day}`,
    late: (day: string) => `✅ ${day} (logged late)`,
    today: (day: string) => `⬜ ${day} (today)`,
    open: (day: string) => `⬜ ${day} (still open)`,
    before: (day: string) => `▫️ ${day} (before the start)`,
    left: (day: string) => `⬜ ${day}`,
    locked: (day: string, at?: Date | null) => `🔒 ${day}${at == null ? '' : ` · opens ${timestamp(at, 'R')}`}`,
  },
  reached: (on: LocalDate, today: LocalDate, aim: string) =>
    `🏁 **Milestone reached** on ${date(on, today)}${aim === '' ? '' : ` (${aim})`}`,
  milestoneNotHere: (aim: string, before: number) =>
    `**Milestone**${aim === '' ? '' : ` (${aim})`}  not counted here: ${count(before, 'day')} of this week came before the start`,
  milestone: (aim: string, done: number, total: number) =>
    `**Milestone**${aim === '' ? '' : ` (${aim})`}  ${done} of ${count(total, 'day')}, ${total - done} to go`,
  group: (learners: number, reached: number) =>
    `👥 **Group**  ${count(learners, 'learner')}, ${number(reached)} ${reached === 1 ? 'has' : 'have'} reached this milestone`,
  openDay: 'Open a day…',
  none: (asked: string, first: string, last: string) =>
    `This plan has no week ${asked}; it goes from ${first} to ${last}. /week without a number shows the current one.`,
  noWeeks: 'This plan has no weeks, so there are no week milestones. /today shows the current day.',
};
