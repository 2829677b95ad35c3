import type { LocalDate, WallTime, Weekday, ZoneName } from './calendar.ts';

/** What an admin is about to start in a channel. */
export type SetupSettings = {
  versionId: number;
  channelId: string;
  time: WallTime;
  zone: ZoneName;
  weekdays: Weekday[];
  startsOn: LocalDate;
  firstDayKey: string;
  roleId: string | null;
};
