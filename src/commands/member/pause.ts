import { z } from 'zod';
import { type LocalDate, studyDate } from '../../core/calendar.ts';
import { readFutureDate } from '../../core/cohort-settings.ts';
import { learnerZone, pausesLeft, pausesWith, timeAway } from '../../core/learner/learner-settings.ts';
import type { Ledger, Span } from '../../core/ledger.ts';
import { datesOf, pauseAt, pausesAhead } from '../../core/pauses.ts';
import type { Db } from '../../db/client.ts';
import { type Cohort, unblock } from '../../db/cohorts.ts';
import { endPause, lockLearner, savePauses } from '../../db/learners/learners.ts';
import { loadLedger } from '../../db/learners/ledger.ts';
import { restOwn, resumeCohort } from '../../db/pauses.ts';
import { studiesOf, zoneOf } from '../../db/reminders.ts';
import { setupProblems } from '../../messages/cohort/setup.ts';
import { say } from '../../messages/kit/format.ts';
import { type Away, awayReply, type Back, backReply } from '../../messages/member/pause.ts';
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
    const away = await once<Away>(ctx, call, async (tx) => {
      const studies = await locked(tx, userId, now);
      const before = studies.map(({ ledger }) => pausesLeft(ledger, now));
      const planned = before.map((left) => pausesAhead(left, now)).find(({ length }) => length > 0) ?? [];
      const held = before.find((left) => pauseAt(left, now));
      const told = (spans: readonly Span[]) => spans.map((one) => datesOf(one, zone));
      const about = { today: studyDate(now, zone), titles: studies.map(({ title }) => title), calledOff: [] };
      // Who names no date and is away in every plan, or has time off planned, asks how it stands.
      if (!isAsked && held !== undefined && before.every((left) => pauseAt(left, now)))
        return { was: 'away', spans: told(held), ...about };
      if (!isAsked && planned.length > 0) return { was: 'planned', spans: told(planned), ...about };
      let after: Span[] = [];
      for (const [i, { learnerId, ledger, cohort }] of studies.entries()) {
        const left = before[i] ?? [];
        const spans = pausesWith(left, timeAway(from, until, learnerZone(ledger), now), now);
        await savePauses(tx, learnerId, spans, now);
        if (isOwnPlace(cohort.guildId)) await restOwn(tx, cohort.id, spans, now);
        if (i === 0 || left === held) after = spans;
      }
      const isSame = held !== undefined && JSON.stringify(after) === JSON.stringify(held);
      const gone = planned.filter((one) => !after.some((left) => left.from.getTime() === one.from.getTime()));
      return { was: isSame ? 'away' : null, spans: told(after), ...about, calledOff: told(gone) };
    });
    return awayReply(words, away);
  },
});

const comeBack = handler({
  input: z.object({}),
  look: '/streak',
  unsaved,
  async run(call, ctx) {
    const now = ctx.now();
    const back = await once<Back>(ctx, call, async (tx) => {
      const studies = await locked(tx, call.userId, now);
      const planned = studies.flatMap(({ ledger }) =>
        pausesAhead(ledger.pauses, now).map((one) => datesOf(one, learnerZone(ledger))),
      );
      let isAway = await goOn(tx, studies, now);
      for (const { learnerId } of studies) isAway = (await endPause(tx, learnerId, now, now)) || isAway;
      const [ahead] = planned;
      const [study] = studies;
      if (ahead === undefined || study === undefined) return { was: isAway ? 'away' : null };
      if (isAway) return { was: 'away', ahead: { ...ahead, today: studyDate(now, learnerZone(study.ledger)) } };
      for (const { learnerId, cohort } of studies) {
        await savePauses(tx, learnerId, [], now);
        if (isOwnPlace(cohort.guildId)) await restOwn(tx, cohort.id, [], now);
      }
      return { was: 'planned' };
    });
    return backReply(call.words, back);
  },
});

export const pause = command({
  name: 'pause',
  run: goAway,
  components: { 'pause-end': comeBack },
});

type Study = { learnerId: number; cohort: Cohort; title: string; ledger: Ledger };

/** One's own plan goes on, also where it rested because its posts did not arrive. Says whether it rested. */
async function goOn(tx: Db, studies: readonly Study[], now: Date): Promise<boolean> {
  let rested = false;
  for (const { cohort } of studies) {
    if (!isOwnPlace(cohort.guildId)) continue;
    rested = (await resumeCohort(tx, cohort.id, now)) !== undefined || rested;
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
