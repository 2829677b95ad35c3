import { InteractionType } from 'discord-api-types/v10';
import type { Outcome } from '../contract.ts';
import type { Core } from '../core.ts';
import { invalidWebhookToken, unknownWebhook } from '../refusal.ts';
import type { LiveInteraction } from './live-interaction.ts';

export const answerLimitMs = 3000;
const tokenLimitMs = 15 * 60_000;

type Opening = Pick<
  LiveInteraction,
  'type' | 'channelId' | 'guildId' | 'userId' | 'installations' | 'sourceId' | 'command'
>;

/** Registers an interaction; its outcome comes at the latest when Discord's client gives up. */
export function openInteraction(
  core: Core,
  opening: Opening,
): { readonly live: LiveInteraction; readonly outcome: Promise<Outcome> } {
  const { promise, resolve } = deferredOutcome();
  const id = core.nextId();
  let cancel = () => {};
  const live: LiveInteraction = {
    ...opening,
    id,
    token: `aW50ZXJhY3Rpb24_${id}_${opening.type}`,
    startedMs: core.stopwatch.elapsedMs(),
    phase: 'open',
    deferred: undefined,
    originalId: undefined,
    modal: undefined,
    followUps: new Set(),
    settle: (outcome) => {
      cancel();
      resolve(outcome);
    },
  };
  const giveUp = () => live.settle({ kind: 'failed', reason: failureOf(live) });
  cancel = core.after(answerLimitMs, () => {
    if (live.phase !== 'open') {
      cancel = core.after(tokenLimitMs - answerLimitMs, giveUp);
      return;
    }
    live.phase = 'late';
    giveUp();
  });
  core.interactions.set(live.token, live);
  const [oldest] = core.interactions.keys();
  if (core.interactions.size > 5000 && oldest !== undefined) core.interactions.delete(oldest);
  return { live, outcome: promise };
}

function deferredOutcome() {
  let resolve: (outcome: Outcome) => void = () => {};
  const promise = new Promise<Outcome>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function failureOf(live: LiveInteraction) {
  const byCommand = live.type === InteractionType.ApplicationCommand || live.deferred === 'message';
  return byCommand ? 'The application did not respond' : 'This interaction failed';
}

/** The interaction behind a webhook token: it must have been answered, and not longer than 15 minutes ago. */
export function webhookOf(core: Core, applicationId: string, token: string): LiveInteraction {
  const live = core.interactions.get(token);
  if (live === undefined || applicationId !== core.state.application.id) throw unknownWebhook();
  if (core.stopwatch.elapsedMs() - live.startedMs > tokenLimitMs) throw invalidWebhookToken();
  if (live.phase !== 'answered') throw unknownWebhook();
  return live;
}
