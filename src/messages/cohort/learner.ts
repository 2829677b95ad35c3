import type { LocalDate } from '../../core/calendar.ts';
import type { StreakDate } from '../../core/streak/fold.ts';
import type { Streak } from '../../core/streak/streak.ts';
import { customId, rows, say } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { pageAt, pageButtons, pageEmbed, pagesOf } from '../kit/pages.ts';
import { dateLines } from '../study/streak.ts';
import type { Words } from '../words/words.ts';
import { correctionLines } from './correction.ts';

type LearnerLedger = {
  cohort: { id: number; title: string; channelId: string };
  userId: string;
  name: string;
  joinedAt: Date;
  leftAt: Date | null;
  goneAt: Date | null;
  planDone: number;
  planTotal: number;
  /** Null where they hide it. */
  streak: Streak | null;
  /** Oldest first, one for each calendar date. */
  dates: StreakDate[];
  today: LocalDate;
  /** In the order in which they are shown. */
  days: { day: string; on: LocalDate; late: boolean }[];
  corrections: Parameters<typeof correctionLines>[1];
  page: number;
};

/** One learner's ledger as an admin sees it: the last dates with the reason of each, what was corrected, every day done. */
export function learnerLedger(words: Words, view: LearnerLedger): Message {
  const { learner: said } = words.cohort;
  const { cohort, userId, today } = view;
  const standing = [
    said.progress(view.planDone, view.planTotal, view.streak),
    said.joined(view.joinedAt),
    ...(view.leftAt === null ? [] : [said.left(view.leftAt)]),
    ...(view.goneAt === null ? [] : [said.gone(view.goneAt)]),
    said.next,
  ];
  const days = view.days.map(({ day, on, late }) => said.day(day, on, today, late));
  const corrected = correctionLines(words, view.corrections);
  const { text, ...at } = pageAt(
    pagesOf([
      standing.join('\n'),
      [said.dates, ...dateLines(words, view)].join('\n'),
      ...(corrected.length === 0 ? [] : [corrected.join('\n')]),
      days.length === 0 ? said.noDays : [said.days, ...days].join('\n'),
    ]),
    view.page,
  );
  const turn = pageButtons(words.kit.turn, at, (page) =>
    customId('cohort-learner', { cohort: cohort.id, member: userId, page }),
  );
  return say(said.head(view.name, cohort.title, cohort.channelId), {
    embeds: [pageEmbed(words, { text, ...at })],
    components: rows(...turn),
  });
}
