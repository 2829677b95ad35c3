import { z } from 'zod';
import type { Db } from '../../db/client.ts';
import { type CohortForUser, changeCohort, waitsFor } from '../../db/cohorts.ts';
import { chooseLanguage, nameOnPosts, showOthers } from '../../db/learners/people.ts';
import type { KeptNames } from '../../db/posts/names.ts';
import { say } from '../../messages/kit/format.ts';
import { nameTurnedLines } from '../../messages/member/privacy.ts';
import { discords, type Switch, switches } from '../../messages/member/settings.ts';
import { allWords, languages, wordsFor } from '../../messages/words/words.ts';
import { command, isOwnPlace } from '../command.ts';
import { inCohort } from '../in-cohort.ts';
import { once } from '../once.ts';
import { turnRole } from './role.ts';
import { showSettings } from './settings-panel.ts';
import { setClock, suggestClock } from './zone.ts';

/** Turns one of the switches in all of a server's plans, and shows how all stand now. */
const turn = inCohort({
  input: { set: z.enum(switches), to: z.enum(['yes', 'no']) },
  look: '/settings',
  unsaved: ({ words }) => words.member.privacy.unsaved,
  async run(call, ctx, { cohort }) {
    const { words, guildId, userId, input } = call;
    if (!cohort.learns) return say(words.member.settings.notIn);
    const isOn = input.to === 'yes';
    const scope = { userId, guildId };
    const kept = await once<KeptNames | null>(ctx, call, async (tx) => {
      if (input.set === 'named') return nameOnPosts(tx, scope, isOn, ctx.now());
      if (input.set === 'long') return sendWhole(tx, cohort, isOn, ctx.now());
      await showOthers(tx, scope, changes[input.set](isOn));
      return null;
    });
    const after = input.set === 'long' && isOwnPlace(guildId) ? { ...cohort, wholeDays: isOn } : cohort;
    const { settings } = words.member;
    const said =
      kept === null
        ? settings.changed(settings[input.set].label)
        : nameTurnedLines(words, { kind: 'here' }, isOn, kept);
    return showSettings(call, ctx, after, { said });
  },
});

/** Speaks to somebody in the language that they choose, wherever they learn. */
const speak = inCohort({
  input: { values: z.tuple([z.enum([discords, ...languages])]) },
  look: '/settings',
  unsaved: ({ words }) => words.member.privacy.unsaved,
  async run(call, ctx, { cohort }) {
    if (!cohort.learns) return say(call.words.member.settings.notIn);
    const [chosen] = call.input.values;
    const language = chosen === discords ? null : chosen;
    await once(ctx, call, async (tx) => {
      await chooseLanguage(tx, call.userId, language);
      return null;
    });
    const words = wordsFor(language, call.locale);
    const { settings } = words.member;
    return showSettings({ ...call, words }, ctx, cohort, { said: settings.changed(settings.language.choose) });
  },
});

/** How long days come is one's own to choose in one's own plan only. */
async function sendWhole(tx: Db, cohort: CohortForUser, wholeDays: boolean, now: Date): Promise<null> {
  if (isOwnPlace(cohort.guildId)) await changeCohort(tx, cohort.id, { wholeDays }, async () => waitsFor(cohort), now);
  return null;
}

const changes: Record<Exclude<Switch, 'named' | 'long'>, (isOn: boolean) => Parameters<typeof showOthers>[2]> = {
  streak: (isOn) => ({ hidesStreak: !isOn }),
  board: (onLeaderboard) => ({ onLeaderboard }),
  notes: (sharesNotes) => ({ sharesNotes }),
};

const rest = inCohort({
  input: { values: z.array(z.enum(['1', '2', '3', '4', '5', '6', '7'])).max(7) },
  look: '/settings',
  unsaved: ({ words }) => words.member.zone.unsaved,
  run(call, ctx, { cohort }) {
    const { values } = call.input;
    const names = values.map((value) => allWords.en.kit.weekdays([Number(value) as 1]));
    return setClock.run(
      { ...call, input: { cohort: cohort.id, rest: names.length === 0 ? 'none' : names.join(' '), panel: 'yes' } },
      ctx,
    );
  },
});

export const settings = command({
  name: 'settings',
  run: setClock,
  components: {
    settings: { ...setClock, answers: 'update' },
    'settings-turn': turn,
    'settings-rest': rest,
    'settings-language': speak,
    role: turnRole,
  },
  autocomplete: suggestClock,
});
