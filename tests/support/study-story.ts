import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../src/core/calendar.ts';
import type { Past } from '../../src/core/ledger.ts';
import type { Db } from '../../src/db/client.ts';
import { changeCohort, cohortsForUser, createCohort, type NewCohort } from '../../src/db/cohorts.ts';
import { addCompletion } from '../../src/db/learners/entries.ts';
import { joinAndLockLearner, saveLearnerSettings } from '../../src/db/learners/learners.ts';
import { loadLedger } from '../../src/db/learners/ledger.ts';
import { fileOf, putFile } from '../../src/db/notes/files.ts';
import { addNote } from '../../src/db/notes/notes.ts';
import { pauseCohort, pausesOf, resumeCohort } from '../../src/db/pauses.ts';
import { addVersion, shipped } from '../../src/db/plans/versions.ts';
import { recentPosts, recordSent } from '../../src/db/posts/posts.ts';
import { posts } from '../../src/db/schema.ts';
import { smallPlan } from './context.ts';

const at = (text: string) => new Date(text);
const monday: LocalDate = '2026-03-02';
const tuesday: LocalDate = '2026-03-03';

/**
 * A cohort is set up, posted to, studied in, paused and changed; what everybody reads afterwards is the same on every
 * database, however it is set.
 */
export async function studyStory(db: Db): Promise<unknown> {
  const version = await addVersion(
    db,
    {
      owner: shipped,
      slug: 'small',
      hash: 'h1',
      model: smallPlan(),
      source: [{ name: 'a\\b.md', text: '# Tag 1 – «тест» 📘\\n' }],
    },
    at('2026-03-01T09:00:00.123Z'),
  );
  const wanted: NewCohort = {
    ...{ guildId: 'g', channelId: 'c', versionId: version.id, zone: 'Europe/Berlin', time: '08:00' },
    ...{ weekdays: [1, 2, 3, 7], startsOn: monday, firstDayKey: '1', createdBy: 'a' },
    ...{ nextPostAt: at('2026-03-02T07:00:00Z'), nextPostOn: monday },
  };
  const made = await createCohort(db, wanted, at('2026-03-01T10:00:00Z'));
  const again = await createCohort(db, wanted, at('2026-03-01T11:00:00Z'));
  if (made.kind !== 'created') throw new Error('not created');
  const { cohort } = made;
  const [claimed] = await db
    .insert(posts)
    .values({
      ...{ cohortId: cohort.id, on: monday, kind: 'day', dayKey: '1', versionId: version.id, channelId: 'c' },
      ...{ zone: cohort.zone, slotAt: at('2026-03-02T07:00:00Z'), state: 'claimed' },
      ...{ claimedAt: at('2026-03-02T07:00:01Z'), leaseUntil: at('2026-03-02T07:02:00Z') },
    })
    .returning();
  if (claimed === undefined) throw new Error('not claimed');
  const sent = { messageId: 'm1', at: at('2026-03-02T07:00:02.5Z'), late: false, lacks: [] };
  await recordSent(db, claimed, sent);
  const learner = await db.transaction(async (tx) => {
    const locked = await joinAndLockLearner(tx, cohort.id, { userId: 'u' }, at('2026-03-02T12:00:00Z'));
    const completion = { dayKey: '1', on: monday, late: false, at: at('2026-03-02T12:00:00.001Z') };
    const past: Past = {
      ...{ through: monday, done: '1', posted: '1', begins: null, lastDone: '1' },
      streak: { run: 1, longest: 1, freezes: 0, gap: { frozen: [], ended: null } },
    };
    const streak = { current: 1, longest: 1, freezes: 0 };
    const kept = {
      streak,
      through: monday,
      seenAt: sent.at,
      openUntil: null,
      days: 1,
      ahead: 0,
      past,
      versionId: version.id,
    };
    await addCompletion(tx, locked, completion, kept, [{ key: 'w1', reachedOn: monday }]);
    await saveLearnerSettings(tx, locked.id, { from: tuesday, zone: 'Asia/Kathmandu', restDays: [6, 7] });
    return locked;
  });
  const note = { learnerId: learner.id, dayKey: '1', text: 'with a file', link: null, interactionId: 'i1' };
  const noteId = await addNote(db, { ...note, audience: 'me' }, at('2026-03-02T12:10:00Z'));
  await putFile(db, { noteId, name: 'bytes.bin', content: Uint8Array.of(0, 92, 200, 255) });
  const file = await fileOf(db, noteId);
  await pauseCohort(db, cohort.id, at('2026-03-04T05:00:00Z'), at('2026-03-06T05:00:00Z'));
  const pauses = await pausesOf(db, cohort.id);
  const resumed = await resumeCohort(db, cohort.id, at('2026-03-05T06:00:00Z'));
  const moved = await changeCohort(db, cohort.id, { time: '09:30' }, async () => null, at('2026-03-05T06:10:00Z'));
  const [counted] = await db.execute(sql`select count(*)::int as n from cohorts where guild_id = ${'g'}`);
  return {
    ...{ again, joined: learner.joined, pauses, resumed, moved, counted },
    file: [...(file?.content ?? [])],
    cohorts: (await cohortsForUser(db, 'g', 'u')).map(({ id: _, versionId: __, ...rest }) => rest),
    ledger: await loadLedger(db, learner.id),
    near: await loadLedger(db, learner.id, { versionId: version.id, now: at('2026-04-05T12:00:00Z') }),
    posts: (await recentPosts(db, cohort.id, 5)).map(({ on, slotAt, postedAt, state, dayKey }) => ({
      on,
      slotAt,
      postedAt,
      state,
      dayKey,
    })),
  };
}
