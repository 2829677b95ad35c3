import type { Context } from '../../context.ts';
import { settingNames } from '../../core/cohort-settings.ts';
import { pauseAt } from '../../core/pauses.ts';
import { cohortsForUser } from '../../db/cohorts.ts';
import { joinAndLockLearner } from '../../db/learners/learners.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import { ownButtons } from '../../messages/own/own-plan.ts';
import { draftedBy } from '../cohort/setup/drafted.ts';
import { editingBy } from '../cohort/setup/edit.ts';
import { fields } from '../cohort/setup/fields.ts';
import { propose } from '../cohort/setup/proposals.ts';
import { suggestSetting } from '../cohort/setup/settle.ts';
import { type AnyHandler, type Call, command, ownPlace, refuse } from '../command.ts';
import { leave } from '../member/join.ts';

const names = settingNames.filter((name) => fields[name].ofGroup !== true);

const editing = editingBy({
  name: 'own',
  look: '/start',
  buttons: (words, cohort, now) =>
    ownButtons(words, { id: cohort.id, rests: pauseAt(cohort.pauses, now) !== undefined }),
  notes({ ownPlan }, { pauses, stopped }, now) {
    const pause = pauseAt(pauses, now);
    // That their messages do not reach them is said with every answer.
    return pause === undefined || stopped !== null ? [] : [ownPlan.rests(pause.from, pause.until)];
  },
});

const starting = draftedBy({
  name: 'start',
  names,
  look: '/start',
  said: ({ ownPlan }) => ownPlan.start,
  async propose(call, ctx) {
    const channelId = await ctx.servers.directChannel(call.userId);
    if (channelId === undefined) return refuse(say(call.words.ownPlan.noChannel));
    const proposal = await propose(call, ctx);
    return 'refusal' in proposal ? proposal : { ...proposal, settings: { ...proposal.settings, channelId } };
  },
  notes: ({ ownPlan }) => [ownPlan.comesHere],
  async begun(tx, call, ctx, { id }) {
    await joinAndLockLearner(tx, id, call, ctx.now());
  },
  occupied: (call, ctx) => changeRunning(call, ctx),
});

/** What runs, with all that can be changed of it. */
async function changeRunning(call: Call<unknown>, ctx: Context): Promise<Message> {
  return (await editing.edit.run({ ...call, input: {} }, ctx)) as Message;
}

/** Wherever somebody asks for it, it is about what is theirs alone. */
function inOwnPlace(handler: AnyHandler): AnyHandler {
  return { ...handler, run: (call, ctx) => handler.run({ ...call, guildId: ownPlace(call.userId) }, ctx) };
}

function allInOwnPlace(handlers: Record<string, AnyHandler>): Record<string, AnyHandler> {
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, inOwnPlace(handler)]));
}

/** Starts a plan of one's own, or shows and changes the one that runs. */
const start: AnyHandler = {
  ...starting.begin,
  async run(call: Call<Record<string, unknown>>, ctx): Promise<Message | Modal> {
    const running = await cohortsForUser(ctx.db, call.guildId, call.userId);
    const isRunning = running.some(({ state }) => state === 'running');
    return (isRunning ? editing.edit : starting.begin).run(call, ctx);
  },
};

export const startOwn = command({
  name: 'start',
  run: inOwnPlace(start),
  components: allInOwnPlace({
    ...starting.components,
    ...editing.components,
    'own-end': leave.runs[''] as AnyHandler,
  }),
  modals: allInOwnPlace({ ...starting.modals, ...editing.modals }),
  autocomplete: (call, ctx) => suggestSetting({ ...call, guildId: ownPlace(call.userId) }, ctx),
});
