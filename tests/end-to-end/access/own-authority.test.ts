import { expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { openServer } from '../../support/open-server.ts';
import type { TestServer } from '../../support/test-server.ts';

/** A group that Lena learns in, and a plan of Leo's own with a post, a note and a draft. */
async function withOwnPlan() {
  const server = await openServer();
  await server.beginPlan();
  await server.postUntil('2026-03-02');
  await server.lena.run('join');
  const leo = server.member('learner2', 'dm');
  await (await leo.run('start')).press('Start');
  await server.at('2026-03-03T08:00:00Z');
  await leo.run('done');
  await leo.run('note', { text: 'Of Leo alone.' });
  await server.admin.run('setup', { channel: 'general', timezone: 'UTC' });
  return server;
}

/** What is there, but for what somebody begins for themselves, which is theirs to do. */
async function stateOf({ database }: TestServer, callerId: string): Promise<unknown> {
  const [row] = await database.db.execute(`select
    (select json_agg(to_jsonb(c) - 'next_post_at' order by id) from cohorts c) as cohorts,
    (select json_agg(d order by id) from setup_drafts d where created_by <> '${callerId}') as drafts,
    (select json_agg(l order by id) from learners l) as learners,
    (select json_agg(n order by id) from notes n) as notes,
    (select json_agg(c order by learner_id, day_key) from completions c) as completions,
    (select json_agg(v.id order by id) from curriculum_versions v) as versions`);
  return row;
}

const rest =
  'draft=1&version=1&note=1&set=board&all=yes&sure=yes&member=1&only=day&from=0&on=2026-03-02&field=time&text=09:00&day=174&kind=ping';

const served = commands.filter(({ data }) => data.contexts?.includes(1) === true);

test.each([
  ['a plan of somebody’s own', 2],
  ['a group', 1],
])('in a direct message no button, list or form of what is there changes %s for somebody else', async (_, cohort) => {
  const server = await withOwnPlan();
  const lesya = server.member('learner3', 'dm');
  const before = await stateOf(server, lesya.actor.user.id);
  for (const command of served) {
    for (const name of Object.keys(command.components ?? {})) {
      if (cohort === 1 && command.data.name !== 'start') continue;
      for (const to of ['no', 'cohort']) {
        const pressed = await lesya.forge(`${name}?cohort=${cohort}&to=${to}&${rest}`, { values: ['1'] });
        expect(pressed.lines.join('\n')).not.toContain('Of Leo alone');
      }
      expect([name, await stateOf(server, lesya.actor.user.id)]).toEqual([name, before]);
    }
    for (const name of Object.keys(command.modals ?? {})) {
      if (cohort === 1 && command.data.name !== 'start') continue;
      await lesya.forge(`${name}?cohort=${cohort}&${rest}`, { fields: { text: '09:00', reason: 'x' } });
      expect([name, await stateOf(server, lesya.actor.user.id)]).toEqual([name, before]);
    }
  }
});
