import { expect, test } from 'vitest';
import { ownPlace } from '../../src/core/own-place.ts';
import type { Plan } from '../../src/curriculum/plan.ts';
import { joinAndLockLearner } from '../../src/db/learners/learners.ts';
import { chooseLanguage } from '../../src/db/learners/people.ts';
import { wordsOf, wordsOfGroup } from '../../src/jobs/words-of.ts';
import { testWorld } from '../support/context.ts';

const world = await testWorld('2026-03-11T10:00:00Z');
const planIn = (language?: string) => ({ curriculum: { language } }) as Plan;

test.each([
  ['the language its admin chose', { chosen: 'uk', plan: 'de', server: 'es-ES' }, 'Українська'],
  ['its plan’s', { chosen: null, plan: 'de', server: 'es-ES' }, 'Deutsch'],
  ['its server’s where the plan’s is none of ours', { chosen: null, plan: 'ja', server: 'es-419' }, 'Español'],
  ['its server’s where the plan’s is not known', { chosen: null, plan: undefined, server: 'uk' }, 'Українська'],
  ['English where none is known', { chosen: null, plan: 'ja', server: 'fr' }, 'English'],
])('a group reads %s', async (_, { chosen, plan, server }, language) => {
  const ctx = { ...world.ctx, servers: { ...world.ctx.servers, locale: () => server } };
  const words = await wordsOfGroup(ctx, { guildId: 'g1', language: chosen }, planIn(plan));
  expect(words.kit.language).toBe(language);
});

test('a person is written to in the language of their Discord, or the one they chose; so is their own plan', async () => {
  const cohort = await world.cohort();
  const spoken = async () => (await wordsOf(world.ctx, 'lea')).kit.language;
  expect(await spoken()).toBe('English');
  await joinAndLockLearner(world.ctx.db, cohort.id, { userId: 'lea', locale: 'de' }, world.clock.at);
  expect(await spoken()).toBe('Deutsch');
  const own = { guildId: ownPlace('lea'), language: null };
  expect((await wordsOfGroup(world.ctx, own, planIn('en'))).kit.language).toBe('Deutsch');
  await chooseLanguage(world.ctx.db, 'lea', 'es');
  expect(await spoken()).toBe('Español');
});
