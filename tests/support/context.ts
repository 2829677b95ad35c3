import { eq } from 'drizzle-orm';
import type { AnyHandler, Call, Command } from '../../src/commands/command.ts';
import { addDays, type LocalDate } from '../../src/core/calendar.ts';
import { nextSlot, slotOn } from '../../src/core/schedule.ts';
import type { Curriculum, Day } from '../../src/curriculum/model.ts';
import { type Cohort, createCohort, type NewCohort } from '../../src/db/cohorts.ts';
import { addVersion, shipped } from '../../src/db/plans/versions.ts';
import { cohorts, posts } from '../../src/db/schema.ts';
import { assertMessage, assertModal } from '../../src/messages/kit/assert-message.ts';
import { parseCustomId } from '../../src/messages/kit/format.ts';
import type { Message, Modal } from '../../src/messages/kit/message.ts';
import { wordsFor } from '../../src/messages/words/words.ts';
import { testDatabase } from './database.ts';
import { quietContext } from './quiet-context.ts';

export type World = Awaited<ReturnType<typeof testWorld>>;

export type Caller = Partial<Omit<Call<unknown>, 'input'>>;

/** A context on a database of this file's own, with a clock that stands still and no servers to look at. */
export async function testWorld(now: string) {
  const { db, url } = await testDatabase();
  const clock = { at: new Date(now) };
  const ctx = quietContext(db, () => clock.at);
  let serial = 0;

  async function run(handler: AnyHandler | undefined, input: unknown, by: Caller): Promise<Message | Modal> {
    if (handler === undefined) throw new Error('no such handler');
    serial += 1;
    const call = { ...somebody, interactionId: `i${serial}`, ...by, input: handler.input.parse(input) };
    const answer = await handler.run(call, ctx);
    if ('modal' in answer) assertModal(answer);
    else assertMessage(answer);
    return answer;
  }

  return {
    ctx,
    /** The address of its database. */
    url,
    /** What `ctx.now()` says; move it by assigning. */
    clock,
    /** A running cohort on `smallPlan`, Mon–Fri 08:00 Europe/Kyiv in guild g1 unless said otherwise, with nothing posted. */
    async cohort(change: Partial<NewCohort> = {}): Promise<Cohort> {
      const model = smallPlan();
      const version = await addVersion(
        db,
        { owner: shipped, slug: model.slug, hash: 'small', model, source: [] },
        clock.at,
      );
      const schedule = { zone: 'Europe/Kyiv', time: '08:00', weekdays: [1, 2, 3, 4, 5], ...change } as const;
      const startsOn = change.startsOn ?? '2026-03-09';
      const first = nextSlot({ ...schedule, weekdays: [...schedule.weekdays] }, new Date(0), startsOn);
      const made = await createCohort(
        db,
        {
          guildId: 'g1',
          channelId: 'c1',
          versionId: version.id,
          startsOn,
          firstDayKey: '174',
          createdBy: 'admin',
          nextPostAt: first.at,
          nextPostOn: first.on,
          ...schedule,
          weekdays: [...schedule.weekdays],
        },
        clock.at,
      );
      if (made.kind !== 'created') throw new Error('the channel has a running cohort');
      return made.cohort;
    },
    /** Records a day as posted at its slot on a date, and moves the cohort's pointer and next slot; returns the post's ref. */
    async post({ id }: Pick<Cohort, 'id'>, dayKey: string, on: LocalDate): Promise<string> {
      const [cohort] = await db.select().from(cohorts).where(eq(cohorts.id, id));
      if (cohort === undefined) throw new Error(`no cohort ${id}`);
      const { at } = slotOn(cohort, on);
      const [sent] = await db
        .insert(posts)
        .values({
          cohortId: id,
          on,
          kind: 'day',
          dayKey,
          versionId: cohort.versionId,
          channelId: cohort.channelId,
          zone: cohort.zone,
          slotAt: at,
          state: 'sent',
          claimedAt: at,
          leaseUntil: at,
          messageId: `m-${id}-${dayKey}`,
          postedAt: at,
        })
        .returning({ ref: posts.ref });
      const next = nextSlot(cohort, at, addDays(on, 1));
      await db
        .update(cohorts)
        .set({ lastDayKey: dayKey, nextPostAt: next.at, nextPostOn: next.on })
        .where(eq(cohorts.id, id));
      if (sent === undefined) throw new Error('no post was written');
      return sent.ref;
    },
    /** Runs a slash command, or one of its subcommands. */
    slash: (command: Command, input: Record<string, unknown> = {}, by: Caller = {}, sub = '') =>
      run(command.runs[sub], input, { request: `/${[command.data.name, sub].join(' ').trim()}`, ...by }),
    /** Presses a button by its custom id; one that begins with `/` repeats a command. */
    press(command: Command, customId: string, by: Caller = {}) {
      const { name, input } = parseCustomId(customId);
      const [, repeated] = /^\/\S+ ?(.*)/.exec(name) ?? [];
      const handler = repeated === undefined ? command.components?.[name] : command.runs[repeated];
      return run(handler, input, { request: name, ...by });
    },
    /** Sends a form by its custom id, with what was filled in. */
    submit(command: Command, customId: string, fields: Record<string, unknown>, by: Caller = {}) {
      const { name, input } = parseCustomId(customId);
      return run(command.modals?.[name], { ...input, ...fields }, { request: name, ...by });
    },
  };
}

/** The custom ids of a reply's buttons, in order. */
export function customIdsOf(reply: Message | Modal): string[] {
  return ('modal' in reply ? [] : (reply.components ?? [])).flatMap(({ components }) =>
    components.map((part) => ('custom_id' in part ? part.custom_id : '')),
  );
}

/** Who asks where nothing else is said: a member who sees the channel of `cohort()`, where they are, and no more. */
export const somebody: Omit<Call<unknown>, 'input'> = {
  interactionId: 'i',
  guildId: 'g1',
  channelId: 'c1',
  parentId: null,
  userId: 'ann',
  displayName: 'Ann',
  roles: [],
  locale: 'en-GB',
  words: wordsFor('en-GB'),
  request: '/help',
  permissions: 1n << 10n,
  appPermissions: 0n,
  write: { open: async () => {}, passed: () => {} },
};

/** Days 174 to 180 in week 25, 181 and 182 in week 26. */
export function smallPlan(): Curriculum {
  const place = { file: 'month-07.md', line: 1, column: 1 };
  const day = (number: number): Day => ({
    key: String(number),
    label: `Day ${number}`,
    number,
    title: `Topic ${number}`,
    minutes: 30,
    fields: [
      { kind: 'task', label: 'Task', text: `Do ${number}.` },
      { kind: 'documentation', label: 'Documentation', text: `What did **${number}** teach you?` },
    ],
    resources: [],
    review: false,
    place,
  });
  const week = (number: number, days: number[]) => ({
    key: String(number),
    label: `Week ${number}`,
    number,
    title: `Theme ${number}`,
    goal: null,
    milestone: null,
    days: days.map(day),
    place,
  });
  return {
    slug: 'month-07',
    title: 'Month 7',
    months: [
      {
        key: '7',
        label: 'Month 7',
        number: 7,
        title: 'Speed',
        objective: null,
        outcomes: [],
        weeks: [week(25, [174, 175, 176, 177, 178, 179, 180]), week(26, [181, 182])],
        projects: [],
        milestones: [],
        metrics: [],
        topics: [],
        takeaways: [],
        nextSteps: null,
        salaryTarget: null,
        closing: null,
        extras: [],
        place,
      },
    ],
  };
}
