import { beforeEach, describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { commands } from '../../src/commands/index.ts';
import { cohorts, learners } from '../../src/db/schema.ts';
import { assertMessage, assertModal } from '../../src/messages/kit/assert-message.ts';
import { parseCustomId } from '../../src/messages/kit/format.ts';
import type { Message, Modal } from '../../src/messages/kit/message.ts';
import { allWords, languages, wordsFor } from '../../src/messages/words/words.ts';
import { testWorld } from '../support/context.ts';
import { textIn } from '../support/replies.ts';
import { choose, idsIn } from '../support/shipped-cohort.ts';

const world = await testWorld('2026-03-11T10:00:00Z');
const command = (name: string) => {
  const found = commands.find(({ data }) => data.name === name);
  if (found === undefined) throw new Error(`no command ${name}`);
  return found;
};

beforeEach(async () => {
  await world.ctx.db.delete(cohorts);
});

describe.each(languages)('in %s', (language) => {
  const by = { userId: 'lea', locale: language, words: wordsFor(language), permissions: 0xffffffffffn };

  test('every answer of every command, and of the buttons under it, fits into Discord', async () => {
    const cohort = await world.cohort();
    for (const [n, on] of (['2026-03-09', '2026-03-10', '2026-03-11'] as const).entries())
      await world.post(cohort, String(174 + n), on);
    const seen = new Set<string>();
    const open: (Message | Modal)[] = [];
    /** Looks at what is answered; what needs more input than none is for other tests. */
    const look = async (asked: Promise<Message | Modal>) => {
      const answer = await asked.catch((error: unknown) => {
        if (error instanceof ZodError) return undefined;
        throw error;
      });
      if (answer === undefined) return;
      if ('modal' in answer) assertModal(answer);
      else assertMessage(answer);
      open.push(answer);
    };
    for (const one of commands) for (const sub of Object.keys(one.runs)) await look(world.slash(one, {}, by, sub));
    await look(world.slash(command('done'), {}, by));
    await look(world.slash(command('streak'), {}, by));
    for (const answer of open) {
      for (const id of idsIn(answer)) {
        const { name } = parseCustomId(id);
        const owner = commands.find(({ components }) => components?.[name] !== undefined);
        // Lists need a choice, and what ends or erases would end the walk.
        if (seen.has(id) || seen.size > 120 || owner === undefined) continue;
        if (/leave|end|erase|privacy-server|show|topic|board-by|settings-(rest|language)|remove|tick/.test(name))
          continue;
        seen.add(id);
        await look(world.press(owner, id, by));
      }
    }
    expect(seen.size).toBeGreaterThan(20);
  });
});

test('who chooses a language is answered in it, wherever they learn, until they go back to that of their Discord', async () => {
  const cohort = await world.cohort();
  await world.post(cohort, '174', '2026-03-11');
  await world.slash(command('join'));
  const chooseLanguage = (value: string) =>
    choose(world, command('settings'), `settings-language?cohort=${cohort.id}`, [value]);
  expect(textIn(await chooseLanguage('uk'))).toContain(allWords.uk.member.settings.whole);
  const contentOf = async (name: string) => textIn(await world.slash(command(name)));
  expect(await contentOf('streak')).toContain('днів плану');
  expect(await contentOf('privacy')).toContain(allWords.uk.member.privacy.others);
  const other = await world.cohort({ channelId: 'c2' });
  await world.slash(command('join'), {}, { channelId: 'c2' });
  expect(await world.ctx.db.select({ language: learners.language, locale: learners.locale }).from(learners)).toEqual([
    { language: 'uk', locale: 'en-GB' },
    { language: 'uk', locale: 'en-GB' },
  ]);
  await chooseLanguage('discord');
  expect(other.language).toBeNull();
  expect(await contentOf('streak')).toContain('days of the plan');
});
