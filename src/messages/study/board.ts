import { placeOf, type Score } from '../../core/learner/standings.ts';
import { button, customId, embed, named, rows, say, selectRow } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import { pageButtons } from '../kit/pages.ts';
import { personName } from '../kit/people.ts';
import type { Words } from '../words/words.ts';

export const boardOrders = ['days', 'week', 'streak'] as const;
export type BoardOrder = (typeof boardOrders)[number];

type Board = {
  cohortId: number;
  title: string;
  by: BoardOrder;
  /** Everybody's, the highest first. */
  scores: readonly Score[];
  page: BoardPage;
  /** Those on the page, by their ids. */
  people: ReadonlyMap<number, { userId: string; displayName: string | null }>;
  ownId: number | undefined;
  /** Why the reader stands nowhere, if they chose so. */
  hidden: 'off-board' | 'streak-hidden' | null;
};

type BoardPage = { at: number; total: number; shown: readonly Score[] };

const onPage = 10;

/** A page of a board, counted from 0; that of the reader and their neighbours where nothing is said. */
export function pageOf(scores: readonly Score[], ownId: number | undefined, asked?: number): BoardPage {
  const own = Math.max(
    0,
    scores.findIndex(({ id }) => id === ownId),
  );
  const total = Math.max(1, Math.ceil(scores.length / onPage));
  const at = Math.min(Math.max(0, asked ?? Math.floor(own / onPage)), total - 1);
  return { at, total, shown: scores.slice(at * onPage, (at + 1) * onPage) };
}

/** Who has done how much; equal ones share their place. */
export function boardView(words: Words, { cohortId, title, by, scores, page, people, ownId, hidden }: Board): Message {
  const said = words.study.board;
  const lines = page.shown.flatMap(({ id, score }) => {
    const person = people.get(id);
    if (person === undefined) return [];
    const line = `${placeOf(scores, score).rank}\\. ${personName(person)} · ${said.scores[by](score)}`;
    return id === ownId ? `**${line}**` : line;
  });
  const mine = scores.find(({ id }) => id === ownId);
  const where =
    hidden !== null
      ? said.hidden[hidden]
      : mine === undefined
        ? said[by === 'streak' ? 'noRun' : 'nowhere']
        : said.place(placeOf(scores, mine.score).rank, scores.length, placeOf(scores, mine.score).sharing - 1);
  const options = boardOrders.map((value) => ({ label: said.orders[value], value, default: value === by }));
  const turn = pageButtons(words.kit.turn, { page: page.at, total: page.total }, (to) =>
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
        ...(page.total === 1 ? {} : { footer: { text: words.kit.page(page.at + 1, page.total) } }),
      }),
    ],
    components: [selectRow(customId('board-by', { cohort: cohortId }), said.order, options), ...rows(...turn, ...join)],
  });
}
