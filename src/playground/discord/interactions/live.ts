import {
  type APIModalInteractionResponseCallbackData,
  type ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Outcome } from '../contract.ts';
import type { Core } from '../core.ts';
import { invalidWebhookToken, unknownWebhook } from '../refusal.ts';

export const answerLimitMs = 3000;
export const tokenLimitMs = 15 * 60_000;

/** An interaction from its sending until its token runs out. */
export type LiveInteraction = {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly startedMs: number;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly userId: string;
  /** The message whose button, select or modal it was. */
  readonly sourceId: string | undefined;
  readonly command: { readonly name: string; readonly type: ApplicationCommandType } | undefined;
  phase: 'open' | 'late' | 'answered';
  deferred: 'message' | 'update' | undefined;
  originalId: string | undefined;
  modal: APIModalInteractionResponseCallbackData | undefined;
  readonly followUps: Set<string>;
  /** Tells the member what became of it; the first call counts. */
  readonly settle: (outcome: Outcome) => void;
};

type Opening = Pick<LiveInteraction, 'type' | 'channelId' | 'guildId' | 'userId' | 'sourceId' | 'command'>;

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
