import { z } from 'zod';
import { type LocalDate, studyDate } from '../../core/calendar.ts';
import { readFutureDate } from '../../core/cohort-settings.ts';
import { learnerZone, pauseAhead, timeAway } from '../../core/learner/learner-settings.ts';
import type { Ledger } from '../../core/ledger.ts';
import { datesOf } from '../../core/pauses.ts';
import type { Db } from '../../db/client.ts';
import { type Cohort, unblock } from '../../db/cohorts.ts';
import { endPause, lockLearner, savePause } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import { restOwn, wakeOwn } from '../../db/pauses.ts';
import { studiesOf, zoneOf } from '../../db/reminders.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import { say } from '../../messages/kit/format.ts';
import { type Away, awayReply, backReply } from '../../messages/member/pause.ts';
import { studyFirst } from '../../messages/own/own-plan.ts';
import { type Call, command, handler, isOwnPlace } from '../command.ts';
import { once } from '../once.ts';
import { text } from '../options.ts';
import { nearOf } from '../study/load-ledger.ts';

const unsaved = ({ words }: Call<unknown>) => words.member.pause.unsaved;

/** A holiday is one's own, whatever one studies: it holds in all plans. */
const goAway = handler({
  input: z.object({
    from: text().optional(),
    until: text().optional(),
  }),
  answers: 'private',
  look: '/streak',
  unsaved,
  async run(call, ctx) {
    const { words, userId, input } = call;
    const now = ctx.now();
    const zone = await zoneOf(ctx.db, userId);
    if (zone === null) return isOwnPlace(call.guildId) ? studyFirst(words) : say(words.member.pause.studyFirst);
    const dates = [input.from ?? 'today', input.until].map((one) => one && readFutureDate(one, zone, now));
    const wrong = dates.filter((one) => typeof one === 'object');
    if (wrong.length > 0) return setupProblems(words, wrong);
    const [from, until = null] = dates as [LocalDate, LocalDate | undefined];
    if (until !== null && until < from) return say(words.member.pause.backwards);
    const isAsked = input.from !== undefined || input.until !== undefined;
    const away = await once<Omit<Away, 'titles'> & { titles: string[] }>(ctx, call, async (tx) => {
      const studies = await locked(tx, userId, now);
      const before = studies.map(({ ledger }) => pauseAhead(ledger, now));
      const holds = before.find((span) => span !== undefined && span.from <= now);
      const planned = before.find((span) => span !== undefined && span.from > now);
      const titles = studies.map(({ title }) => title);
      const today = studyDate(now, zone);
      // Who names no date and has time off planned, or is away in every plan, asks how it stands.
      const stands = planned ?? (before.includes(undefined) ? undefined : holds);
      if (!isAsked && stands !== undefined) {
        return { was: stands === planned ? 'planned' : 'away', ...datesOf(stands, zone), today, titles };
      }
      for (const { learnerId, ledger, cohort } of studies) {
        const away = timeAway(from, until, learnerZone(ledger), now);
        await savePause(tx, learnerId, away, now);
        if (isOwnPlace(cohort.guildId)) await restOwn(tx, cohort.id, away, now);
      }
      return { was: null, from: holds === undefined ? from : today, until, today, titles };
    });
    return awayReply(words, away);
  },
});

const comeBack = handler({
  input: z.object({}),
  answers: 'update',
  look: '/streak',
  unsaved,
  async run(call, ctx) {
    const now = ctx.now();
    const { was } = await once<{ was: 'away' | 'planned' | null }>(ctx, call, async (tx) => {
      const studies = await locked(tx, call.userId, now);
      const pauses = studies.flatMap(({ ledger }) => pauseAhead(ledger, now) ?? []);
      for (const { learnerId } of studies) await endPause(tx, learnerId, now);
      const rested = await goOn(tx, studies, now);
      if (pauses.length === 0 && !rested) return { was: null };
      return { was: rested || pauses.some(({ from }) => from <= now) ? 'away' : 'planned' };
    });
    return backReply(call.words, was);
  },
});

export const pause = command({
  name: 'pause',
  run: goAway,
  components: { pause: { ...goAway, answers: 'update' }, 'pause-end': comeBack },
});

type Study = { learnerId: number; cohort: Cohort; title: string; ledger: Ledger };

/** One's own plan goes on, also where it rested because its posts did not arrive. Says whether it rested. */
async function goOn(tx: Db, studies: readonly Study[], now: Date): Promise<boolean> {
  let rested = false;
  for (const { cohort } of studies) {
    if (!isOwnPlace(cohort.guildId)) continue;
    rested = (await wakeOwn(tx, cohort.id, now)) || rested;
    if (cohort.blocked?.code === 'closed') await unblock(tx, cohort.id, now);
  }
  return rested;
}

/** What somebody studies, each learner locked, with their ledgers. */
async function locked(tx: Db, userId: string, now: Date): Promise<Study[]> {
  const studies: Study[] = [];
  // In the order in which all rows of somebody are locked.
  const inOrder = (await studiesOf(tx, userId)).toSorted((one, other) => one.learnerId - other.learnerId);
  for (const { learnerId, cohort, title } of inOrder) {
    if ((await lockLearner(tx, cohort.id, userId)) === undefined) continue;
    studies.push({ learnerId, cohort, title, ledger: await loadLedger(tx, learnerId, nearOf(cohort, now)) });
  }
  return studies;
}
