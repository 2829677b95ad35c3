import type { LocalDate, WallTime, ZoneName } from '../../seam.ts';
import type { Slash } from '../../text/slash.ts';

/** How far the clock is to move: days and weeks keep the hour on the wall, hours and minutes are exact. */
export type Duration = { days: number; minutes: number };

/** One thing to do in the playground. */
export type Step =
  | { kind: 'as'; name: string; zone: ZoneName | null }
  /** Somebody without a server, who has added the app to their account. */
  | { kind: 'alone'; name: string; locale: string | null; zone: ZoneName | null }
  | ({ kind: 'command' } & Slash)
  | { kind: 'suggest'; path: string; focused: string; text: string; others: Readonly<Record<string, string>> }
  | { kind: 'press'; label: string }
  | { kind: 'choose'; label: string }
  | { kind: 'attach'; file: string }
  | { kind: 'fill'; field: string; text: string }
  | { kind: 'submit' }
  | { kind: 'close' }
  | { kind: 'next-day' }
  | { kind: 'pass'; by: Duration }
  /** Without a date: the next time the clock shows this. Without a zone: on the clock of whoever acts. */
  | { kind: 'at'; on: LocalDate | null; time: WallTime; zone: ZoneName | null }
  | { kind: 'read'; last: number | null }
  | { kind: 'in'; channel: string }
  | { kind: 'expect'; text: string; wanted: boolean }
  | { kind: 'fail'; status: number; times: number }
  | { kind: 'mend' }
  | { kind: 'empty' }
  | { kind: 'help' }
  | { kind: 'quit' };

/** What a line says: a step, nothing at all, or what is wrong with it and what to write instead. */
export type LineReading = { kind: 'step'; step: Step } | { kind: 'nothing' } | { kind: 'problem'; problem: string };
