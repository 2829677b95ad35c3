import type { LocalDate } from '../../core/calendar.ts';
import type { Schedule } from '../../core/schedule.ts';
import { say } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import type { ChangeOfNext } from './next-day.ts';

/** What an admin changed for a group; instants as ISO text, since it waits in the database. */
export type GroupNews =
  | { what: 'started'; title: string; firstDay: string; posts: Schedule; next: string }
  | { what: 'paused'; until: string | null; next: string | null }
  | { what: 'resumed'; next: string }
  /** First and last date without a post, and the first post after them. */
  | { what: 'holiday'; from: LocalDate; until: LocalDate; next: string | null }
  | { what: 'holiday-off'; from: LocalDate; until: LocalDate | null; next: string | null }
  /** Another day comes next than was planned; null for the closing message. */
  | {
      what: 'next-day';
      how: ChangeOfNext;
      day: string | null;
      was: string | null;
      /** Their labels; news of before an update have none. */
      short?: { day: string | null; was: string | null };
      passed: number;
      again: boolean;
      at: string | null;
    }
  /** Another plan begins for the same people, or the same plan from its first day; null while they are paused. */
  | { what: 'follows'; title: string; firstDay: string; posts: Schedule; at: string | null }
  | { what: 'restarted'; title: string; firstDay: string; at: string | null }
  | { what: 'moved'; to: string }
  | { what: 'came'; title: string; posts: Schedule; next: string | null }
  | { what: 'rescheduled'; posts: Schedule; next: string | null }
  | { what: 'updated'; next: string | null }
  | { what: 'goes-on'; day: string; next: string }
  | { what: 'ended'; title: string };

/** Tells the group in its channel; it pings nobody. */
export function groupNews({ cohort }: Words, news: GroupNews): Message {
  const { news: words } = cohort;
  const at = (instant: string | null) => (instant === null ? null : new Date(instant));
  switch (news.what) {
    case 'started':
      return say(words.started({ ...news, next: new Date(news.next) }));
    case 'paused':
      return say(words.paused(at(news.until), at(news.next)));
    case 'resumed':
      return say(words.resumed(new Date(news.next)));
    case 'holiday':
      return say(words.holiday(news.from, news.until, at(news.next)));
    case 'holiday-off':
      return say(words.holidayOff(news.from, news.until, at(news.next)));
    case 'next-day': {
      const { day, was } = news;
      const { day: label = day, was: wasLabel = was } = news.short ?? {};
      const short = { day: label ?? cohort.closingMessage, was: wasLabel ?? cohort.closingMessage };
      const [name, before] = [day ?? cohort.closingMessage, was ?? cohort.closingMessage];
      return say(cohort.comesNext.news({ ...news, day: name, was: before, short, at: at(news.at) }));
    }
    case 'follows':
      return say(cohort.succession.news.follows({ ...news, at: at(news.at) }));
    case 'restarted':
      return say(cohort.succession.news.restarted({ ...news, at: at(news.at) }));
    case 'moved':
      return say(words.moved(news.to));
    case 'came':
      return say(words.came(news.title, news.posts, at(news.next)));
    case 'rescheduled':
      return say(words.rescheduled(news.posts, at(news.next)));
    case 'updated':
      return say(words.updated(news.next));
    case 'goes-on':
      return say(words.goesOn(news.day, new Date(news.next)));
    case 'ended':
      return say(words.ended(news.title));
  }
}
