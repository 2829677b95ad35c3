import { asc, eq, ne, sql } from 'drizzle-orm';
import { beforeEach } from 'vitest';
import { curriculum } from '../../src/commands/plans/curriculum.ts';
import { done } from '../../src/commands/study/done.ts';
import { addDays, type LocalDate } from '../../src/core/calendar.ts';
import type { Cohort } from '../../src/db/cohorts.ts';
import { availablePlans, shipped } from '../../src/db/plans/versions.ts';
import { cohorts, completions, curriculumVersions, milestones, posts } from '../../src/db/schema.ts';
import type { Sender } from '../../src/jobs/sender.ts';
import type { Message, Modal } from '../../src/messages/kit/message.ts';
import { testWorld } from './context.ts';
import { postDue } from './post-due.ts';

/** A plan of one week a line; a day is `number title`. */
export const markdown = (...weeks: string[]) =>
  [
    '# Month 1: Basics',
    ...weeks.flatMap((week, index) => [
      `## Week ${index + 1}: Theme`,
      ...week.split(' | ').flatMap((day) => {
        const [number, ...title] = day.split(' ');
        return [`#### Day ${number}: ${title.join(' ')}`, `- **Task**: Study ${title.join(' ')}`];
      }),
    ]),
    '',
  ].join('\n');

export function message(answer: Message | Modal): Message {
  if ('modal' in answer) throw new Error('a form');
  return answer;
}

/** A whole reply as lines: content, embeds, buttons, names of files. */
export function lines(reply: Message): string[] {
  return [
    ...(reply.content ?? '').split('\n'),
    ...(reply.embeds ?? []).flatMap(({ description = '' }) => description.split('\n').map((line) => `│ ${line}`)),
    ...(reply.components ?? []).map((row) =>
      row.components
        .map((one) =>
          'label' in one
            ? `[${one.label}]`
            : 'options' in one
              ? one.options
                  .map(({ label, description, default: on }) => `${on ? '☑' : '☐'} ${label} (${description})`)
                  .join(', ')
              : '',
        )
        .join(' '),
    ),
    ...(reply.files ?? []).map(({ name }) => `📎 ${name}`),
  ];
}

export const basics = markdown('1 Apples | 2 Bees', '3 Cats | 4 Dogs');

/** A server whose admin sends plans; each test begins with none stored, at noon on 2026-03-06. */
export async function plansWorld() {
  const world = await testWorld('2026-03-06T12:00:00Z');
  const { ctx, clock } = world;
  const { db } = ctx;
  /** What can be fetched, by address. */
  const texts = new Map<string, string | Uint8Array>();
  ctx.download = async (url) => {
    const text = texts.get(url);
    if (text === undefined) return { kind: 'failed', reason: 'Discord answered 404' };
    return { kind: 'file', content: typeof text === 'string' ? new TextEncoder().encode(text) : text };
  };

  beforeEach(async () => {
    await db.execute(sql`truncate cohorts, curriculum_versions, curricula, curriculum_drafts restart identity cascade`);
    clock.at = new Date('2026-03-06T12:00:00Z');
    texts.clear();
  });

  async function send(
    sub: 'add' | 'update',
    name: string,
    files: Record<string, string | Uint8Array>,
  ): Promise<Message> {
    const options = Object.entries(files).map(([filename, text], index) => {
      const url = `https://cdn.discordapp.com/${filename}`;
      texts.set(url, text);
      return [`file${index + 1}`, { id: '1', url, filename, size: text.length, contentType: 'text/markdown' }];
    });
    return message(await world.slash(curriculum, { name, ...Object.fromEntries(options) }, {}, sub));
  }

  const run = async (sub: string, input: Record<string, unknown> = {}) =>
    message(await world.slash(curriculum, input, {}, sub));

  /** Presses what bears this label. */
  async function press(on: Message, label: string, command = curriculum): Promise<Message> {
    const found = (on.components ?? [])
      .flatMap((row) => row.components)
      .find((one) => 'label' in one && one.label === label);
    if (found === undefined || !('custom_id' in found)) throw new Error(`no button ${label}`);
    return message(await world.press(command, found.custom_id));
  }

  async function stored(): Promise<string[]> {
    const own = ne(curriculumVersions.owner, shipped);
    const rows = await db.select().from(curriculumVersions).where(own).orderBy(asc(curriculumVersions.id));
    return rows.map(
      ({ owner, slug, version, model }) =>
        `${owner}/${slug} ${version}: ${model.months.flatMap(({ weeks }) => weeks.flatMap(({ days }) => days.map(({ key, title }) => `${key} ${title}`))).join(' | ')}`,
    );
  }

  async function addBasics(text = basics): Promise<void> {
    await press(await send('add', 'Basics', { 'plan.md': text }), 'Save');
  }

  /** A cohort on the server’s plan, with days posted on the dates from Monday on, and Ann who has done some. */
  async function follow(postedKeys: string[], doneKeys: string[]): Promise<Cohort> {
    const [plan] = await availablePlans(db, 'g1');
    if (plan === undefined) throw new Error('no plan');
    const begun = await world.cohort({ versionId: plan.id, firstDayKey: '1', zone: 'UTC' });
    let on: LocalDate = '2026-03-09';
    for (const key of postedKeys) {
      await world.post(begun, key, on);
      clock.at = new Date(`${on}T09:00:00Z`);
      if (doneKeys.includes(key)) await world.slash(done, { day: key });
      on = addDays(on, 1);
    }
    return begun;
  }

  async function cohortNow(): Promise<string> {
    const [row] = await db
      .select()
      .from(cohorts)
      .innerJoin(curriculumVersions, eq(curriculumVersions.id, cohorts.versionId));
    return `version ${row?.curriculum_versions.version}, first ${row?.cohorts.firstDayKey}, last ${row?.cohorts.lastDayKey}`;
  }

  const kept = async () =>
    (await db.select().from(completions).orderBy(asc(completions.dayKey))).map(({ dayKey }) => dayKey);
  const reached = async () =>
    (await db.select().from(milestones).orderBy(asc(milestones.key))).map(
      ({ key, reachedOn }) => `${key} ${reachedOn}`,
    );

  const sent: string[] = [];
  const sender: Sender = {
    send: async () => ({ kind: 'sent', messageId: `m${sent.push('')}` }),
    findPost: async () => ({ kind: 'none' }),
    ownPosts: async () => ({ kind: 'found', posts: [] }),
    edit: async (_, messageId) => ({ kind: 'sent', messageId }),
    remove: async () => ({ kind: 'removed' }),
    openThread: async (_, { on }) => ({ kind: 'sent', messageId: on }),
    publish: async (_, messageId) => ({ kind: 'sent', messageId }),
    direct: async () => ({ kind: 'sent', messageId: 'd' }),
  };

  /** Lets posts come until `n` more were sent; returns the keys of all that were. */
  async function postMore(n: number): Promise<(string | null)[]> {
    for (let left = n; left > 0; left--) {
      const [cohort] = await db.select().from(cohorts);
      if (cohort?.nextPostAt == null) break;
      clock.at = cohort.nextPostAt;
      await postDue(ctx, sender);
    }
    const rows = await db.select().from(posts).orderBy(asc(posts.id));
    return rows.map(({ dayKey, kind }) => (kind === 'closing' ? 'closing' : dayKey));
  }

  return {
    world,
    ctx,
    db,
    clock,
    texts,
    send,
    run,
    press,
    stored,
    addBasics,
    follow,
    cohortNow,
    kept,
    reached,
    postMore,
  };
}
