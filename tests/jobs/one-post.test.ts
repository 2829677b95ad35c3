import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { previewPage } from '../../src/authors/preview-page.ts';
import { printedPost } from '../../src/authors/printed-post.ts';
import { usual } from '../../src/commands/cohort/setup/proposals.ts';
import { setup } from '../../src/commands/cohort/setup/setup.ts';
import { preview } from '../../src/commands/plans/preview.ts';
import type { Schedule } from '../../src/core/schedule.ts';
import { readFolders } from '../../src/curriculum/import/folder.ts';
import type { Day } from '../../src/curriculum/model.ts';
import { planOf } from '../../src/curriculum/plan.ts';
import { readCurriculum } from '../../src/curriculum/read/read.ts';
import { saveDraft } from '../../src/db/drafts.ts';
import { cohorts, posts } from '../../src/db/schema.ts';
import { renderPost } from '../../src/jobs/render-post.ts';
import type { Message, Modal } from '../../src/messages/kit/message.ts';
import { firstDayPreview } from '../../src/messages/plans/add.ts';
import { dayName } from '../../src/messages/study/day.ts';
import { factsAlone } from '../../src/messages/study/post.ts';
import { wordsFor } from '../../src/messages/words/words.ts';
import { testWorld } from '../support/context.ts';
import { cohortOn } from '../support/shipped-cohort.ts';

const on = '2026-03-09';
const daily: Schedule = { zone: 'UTC', time: '08:00', weekdays: [1, 2, 3, 4, 5, 6, 7] };
const now = new Date(`${on}T07:00:00Z`);
const plans = await readFolders('curriculum');

const world = await testWorld(now.toISOString());
const { ctx } = world;
ctx.servers.channel = (id) => ({ id, guildId: 'g1', name: id, type: 0, parentId: null, permissions: ~0n }) as never;

test.each(plans)('$slug: each day looks the same wherever it is shown', async ({ slug, files }) => {
  const { curriculum } = readCurriculum(slug, files);
  const plan = planOf(curriculum);
  const last = plan.days.at(-1)?.key ?? '';
  const { id, versionId } = await cohortOn(world, curriculum, slug);
  const ref = await world.post({ id }, last, on);
  // The next post comes at eight; whatever day is asked for, it is shown as that one.
  const next = {
    firstDayKey: '',
    lastDayKey: last,
    nextPostOn: on,
    nextPostAt: new Date(`${on}T08:00:00Z`),
    zone: 'UTC',
  } as const;
  const [cohort] = await ctx.db.update(cohorts).set(next).where(eq(cohorts.id, id)).returning();
  const [post] = await ctx.db.select().from(posts).where(eq(posts.ref, ref));
  if (cohort === undefined || post === undefined) throw new Error('nothing was posted');
  ctx.curriculumOf = async () => plan;

  for (const day of plan.days) {
    // Whatever day it is, it is shown as one that the group does not begin with.
    const sent = await renderPost(ctx, cohort, { ...post, dayKey: day.key, zone: 'UTC', slotAt: next.nextPostAt });
    if (sent === undefined) throw new Error(`${day.key} was not rendered`);
    const inDiscord = { content: sent.content, embeds: sent.embeds, buttons: [] };
    const asked = await world.slash(preview, { day: day.key }, { channelId: slug });
    expect(withoutLine(asked), '/preview').toEqual(inDiscord);
    const elsewhere = await world.slash(preview, { day: day.key, curriculum: slug });
    expect(withoutLine(elsewhere), '/preview of a plan').toEqual(inDiscord);
    const setUp = withoutLine(await setUpFrom(day, versionId));
    const how = `\n${wordsFor('en').study.post.howToTakePart}`;
    expect(JSON.stringify(setUp), '/setup').toContain(JSON.stringify(how).slice(1, -1));
    expect(JSON.parse(JSON.stringify(setUp).replace(JSON.stringify(how).slice(1, -1), '')), '/setup').toEqual(
      inDiscord,
    );
    const uploaded = withoutLine(firstDayPreview(wordsFor('en'), plan, day, factsAlone(now, 'UTC')));
    expect(withoutHosts(uploaded), 'an upload').toEqual(withoutHosts(inDiscord));
    expect(printedPost(plan, day, 'html', { now: () => now, coloured: false }), 'the authors’ page').toBe(
      previewPage(dayName(day), sent, now),
    );
  }
});

const buttonsOf = ({ components = [] }: Message) =>
  components.flatMap((row) => row.components.map((part) => ('label' in part ? part.label : '')));

/** What stands below the line that says what is shown. */
function withoutLine(message: Message | Modal) {
  if ('modal' in message) throw new Error('a form');
  expect(message.allowed_mentions).toEqual({ parse: [] });
  const content = message.content?.replace(/^.*\n/, '');
  return { content, embeds: message.embeds, buttons: buttonsOf(message) };
}

async function setUpFrom(day: Day, versionId: number) {
  const place = { versionId, channelId: 'free', startsOn: on, roleId: null } as const;
  const settings = { ...usual, ...daily, ...place, firstDayKey: day.key, proposed: {} };
  const draft = { guildId: 'g1', createdBy: 'ann', settings };
  return world.press(setup, `setup-preview?draft=${await saveDraft(ctx.db, draft, now)}`);
}

type Shown = ReturnType<typeof withoutLine>;
// What was uploaded says where its links lead.
const withoutHosts = ({ content, embeds = [], buttons }: Shown) => ({
  content,
  author: embeds[0]?.author?.name,
  text: embeds.map(({ description = '' }) => description.replaceAll(/ \((?:[\w-]+\.)+[a-z]+\)/g, '')).join('\n\n'),
  buttons,
});
