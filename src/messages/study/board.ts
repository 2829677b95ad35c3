import type { Ranked } from '../../core/learner/standings.ts';
import { button, customId, embed, named, rows, say, selectRow } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { pageButtons } from '../kit/pages.ts';
import { personName } from '../kit/people.ts';
import type { Words } from '../words/words.ts';

/** What a board can go by. */
export const boardOrders = ['days', 'week', 'streak'] as const;
export type BoardOrder = (typeof boardOrders)[number];

type Standing = Ranked<{ userId: string; displayName: string | null; score: number }>;

type Board = {
  cohortId: number;
  title: string;
  by: BoardOrder;
  /** Everybody on it, the first first. */
  standings: Standing[];
  userId: string;
  /** Why the reader stands nowhere, if they chose so. */
  hidden: 'off-board' | 'streak-hidden' | null;
  /** Counted from 0; the reader's own where nothing is said. */
  page: number | undefined;
};

const onPage = 10;

/** Who has done how much, the reader among their neighbours first; equal ones share their place. */
export function boardView(words: Words, { cohortId, title, by, standings, userId, hidden, page }: Board): Message {
  const said = words.study.board;
  const own = standings.findIndex((one) => one.userId === userId);
  const total = Math.max(1, Math.ceil(standings.length / onPage));
  const at = Math.min(Math.max(0, page ?? Math.floor(Math.max(own, 0) / onPage)), total - 1);
  const lines = standings.slice(at * onPage, (at + 1) * onPage).map((one) => {
    const line = `${one.rank}\\. ${personName(one)} · ${said.scores[by](one.score)}`;
    return one.userId === userId ? `**${line}**` : line;
  });
  const mine = standings[own];
  const where =
    hidden !== null
      ? said.hidden[hidden]
      : mine === undefined
        ? said[by === 'streak' ? 'noRun' : 'nowhere']
        : said.place(mine.rank, standings.length, standings.filter(({ rank }) => rank === mine.rank).length - 1);
  const options = boardOrders.map((value) => ({ label: said.orders[value], value, default: value === by }));
  const turn = pageButtons(words.kit.turn, { page: at, total }, (to) =>
    customId('board', { cohort: cohortId, by, page: to }),
  );
  const join =
    hidden === 'off-board'
      ? [button(words.member.privacy.joinBoard, customId('privacy-board', { on: 'yes' }), { emoji: '🏆' })]
      : [];
  return say(`🏆 **${named(title)}**`, {
    embeds: [
      embed({
        description: [lines.length === 0 ? said.nobody : lines.join('\n'), where].join('\n\n'),
        ...(total === 1 ? {} : { footer: { text: words.kit.page(at + 1, total) } }),
      }),
    ],
    components: [selectRow(customId('board-by', { cohort: cohortId }), said.order, options), ...rows(...turn, ...join)],
  });
}
