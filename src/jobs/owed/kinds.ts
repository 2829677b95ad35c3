import type { Context } from '../../context.ts';
import { dayByKey } from '../../curriculum/plan.ts';
import { serverHoldings } from '../../db/departures.ts';
import { correctionToTell } from '../../db/learners/corrections.ts';
import type { Owed } from '../../db/owed.ts';
import { postToEdit } from '../../db/posts/finishers.ts';
import { noteDelivery } from '../../db/reminders.ts';
import { tellCorrection } from '../../messages/cohort/correction.ts';
import { type GroupNews, groupNews } from '../../messages/cohort/news.ts';
import type { Message } from '../../messages/kit/message.ts';
import { welcome } from '../../messages/member/welcome.ts';
import { wordsFor } from '../../messages/words/words.ts';
import { renderPost } from '../render-post.ts';
import { renderCelebration } from './celebration.ts';
import { renderReminder, renderTest } from './reminder.ts';
import { renderWrapUp } from './wrap-up.ts';

/** What an admin changed in somebody's ledger, or took back of it; its words are read when it goes out, for it may be gone. */
function correction(what: 'made' | 'undone'): Kind {
  return {
    async render(ctx, { facts }) {
      const found = await correctionToTell(ctx.db, (facts as { correction: number }).correction);
      if (found === undefined) return null;
      const day = dayByKey(await ctx.curriculumOf(found.versionId), found.dayKey)?.label ?? found.dayKey;
      return tellCorrection(wordsFor('en'), { ...found, day }, what);
    },
  };
}

/** One kind of what the bot owes. */
type Kind = {
  /** The message as things stand now; null where nobody needs it any more. */
  render(ctx: Context, owed: Owed): Promise<Message | { later: Date } | null>;
  /** Told what became of it. */
  settled?(ctx: Context, owed: Owed, outcome: 'sent' | 'undeliverable'): Promise<void>;
};

/** Direct messages that somebody asked for: whether they arrive decides whether more are sent. */
const settled: Kind['settled'] = (ctx, { userId }, outcome) =>
  noteDelivery(ctx.db, userId ?? '', outcome === 'sent', ctx.now());

/** All kinds, by their name in the table. */
export const kinds: Readonly<Record<string, Kind>> = {
  /** What an admin changed, said to the group. */
  news: {
    async render(ctx, { facts }) {
      const news = facts as GroupNews;
      // Its first post has come meanwhile, and says how to take part by itself.
      if (news.what === 'started' && new Date(news.next) <= ctx.now()) return null;
      return groupNews(wordsFor('en'), news);
    },
  },
  correction: correction('made'),
  'correction-undone': correction('undone'),
  /** Who has finished a day, on its post. */
  finishers: {
    async render(ctx, { facts }) {
      const found = await postToEdit(ctx.db, (facts as { postId: number }).postId);
      return found === undefined ? null : renderPost(ctx, found.cohort, found.post);
    },
  },
  /** What the group did in a week that is over. */
  'wrap-up': { render: renderWrapUp },
  /** What members of a group have reached. */
  celebration: { render: renderCelebration },
  /** The first word in a server, unless somebody has found the way without it. */
  welcome: {
    async render(ctx, { guildId }) {
      const { cohorts } = await serverHoldings(ctx.db, guildId ?? '');
      return cohorts > 0 ? null : welcome(wordsFor('en'));
    },
  },
  /** What is still open to somebody, at their hour and before it closes. */
  reminder: { render: renderReminder, settled },
  'last-call': { render: renderReminder, settled },
  /** The one that shows somebody that they can be reached. */
  'reminder-test': { render: renderTest, settled },
};
