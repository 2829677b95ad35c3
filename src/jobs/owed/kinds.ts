import { dayLabel } from '../../curriculum/plan.ts';
import type { Db } from '../../db/client.ts';
import { cohortOf } from '../../db/cohorts.ts';
import { serverHoldings } from '../../db/departures.ts';
import { correctionToTell } from '../../db/learners/corrections.ts';
import { findLearner } from '../../db/learners/learners.ts';
import { takenDownToTell } from '../../db/notes/shared.ts';
import { postToEdit } from '../../db/posts/finishers.ts';
import { noteDelivery } from '../../db/reminders.ts';
import { type GroupNews, groupNews } from '../../messages/cohort/news.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { type Words, wordsFor } from '../../messages/words/words.ts';
import { renderPost } from '../render-post.ts';
import { wordsOfGroup } from '../words-of.ts';
import { renderCelebration } from './celebration.ts';
import type { Kind } from './kind.ts';
import { publishing } from './publishing.ts';
import { renderReminder, renderTest } from './reminder.ts';
import { note, thread } from './threads.ts';
import { renderWrapUp } from './wrap-up.ts';

/** What somebody is told, in their language, of a day of theirs; it is read when it goes out, for it may be gone. */
function ofTheirDay<
  Found extends { versionId: number; dayKey: string; language: string | null; locale: string | null },
>(
  find: (db: Db, facts: unknown) => Promise<Found | undefined>,
  tell: (words: Words, found: Found & { day: string }) => Message,
): Kind {
  return {
    async render(ctx, { facts }) {
      const found = await find(ctx.db, facts);
      if (found === undefined) return null;
      const day = dayLabel(await ctx.curriculumOf(found.versionId), found.dayKey);
      return tell(wordsFor(found.language, found.locale), { ...found, day });
    },
  };
}

/** What an admin changed in somebody's ledger, or took back of it. */
function correction(what: 'made' | 'undone'): Kind {
  return ofTheirDay(
    (db, facts) => correctionToTell(db, (facts as { correction: number }).correction),
    (words, found) => say(words.cohort.correct.tell[what](found, found.title, found.channelId)),
  );
}

/** Direct messages that somebody asked for: whether they arrive decides whether more are sent. */
const settled: Kind['settled'] = (ctx, { userId }, { kind }) =>
  noteDelivery(ctx.db, userId ?? '', kind === 'sent', ctx.now());

/** All kinds, by their name in the table. */
export const kinds: Readonly<Record<string, Kind>> = {
  /** What an admin changed, said to the group. */
  news: {
    async render(ctx, { facts, cohortId }) {
      const news = facts as GroupNews;
      // Its first post has come meanwhile, and says how to take part by itself.
      if (news.what === 'started' && new Date(news.next) <= ctx.now()) return null;
      const cohort = await cohortOf(ctx.db, cohortId ?? 0);
      if (cohort === undefined) return null;
      return groupNews(await wordsOfGroup(ctx, cohort, await ctx.curriculumOf(cohort.versionId)), news);
    },
  },
  /** An admin took somebody out of a plan, where they have not joined again meanwhile. */
  removed: {
    async render(ctx, { cohortId, userId }) {
      const cohort = await cohortOf(ctx.db, cohortId ?? 0);
      const learner = cohort && (await findLearner(ctx.db, cohort.id, userId ?? ''));
      if (cohort === undefined || learner?.leftAt == null) return null;
      const { curriculum } = await ctx.curriculumOf(cohort.versionId);
      const words = wordsFor(learner.language, learner.locale);
      return say(words.cohort.removal.tell(curriculum.title, cohort.channelId));
    },
  },
  correction: correction('made'),
  'correction-undone': correction('undone'),
  /** That a note of somebody's was taken down, and why. */
  'note-taken-down': ofTheirDay(
    (db, facts) => takenDownToTell(db, (facts as { note: number }).note),
    ({ notes }, { day, title, channelId, reason }) => say(notes.takeDown.tell(day, title, channelId, reason)),
  ),
  /** Who has finished a day, on its post. */
  finishers: {
    async render(ctx, { facts }) {
      const found = await postToEdit(ctx.db, (facts as { postId: number }).postId);
      return found === undefined ? null : renderPost(ctx, found.cohort, found.post);
    },
  },
  'wrap-up': { render: renderWrapUp },
  celebration: { render: renderCelebration },
  /** The thread in which notes about a post’s day appear, and each of those. */
  thread,
  note,
  /** A post goes out to the servers that follow its channel. */
  publish: publishing,
  /** The first word in a server, unless somebody has found the way without it. */
  welcome: {
    async render(ctx, { guildId }) {
      const { cohorts } = await serverHoldings(ctx.db, guildId ?? '');
      return cohorts > 0 ? null : say(wordsFor(ctx.servers.locale(guildId ?? '')).member.welcome);
    },
  },
  /** What is still open to somebody, at their hour and before it closes. */
  reminder: { render: renderReminder, settled },
  'last-call': { render: renderReminder, settled },
  /** The one that shows somebody that they can be reached. */
  'reminder-test': { render: renderTest, settled },
};
