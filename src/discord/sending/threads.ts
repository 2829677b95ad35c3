import { RESTJSONErrorCodes as Code, type REST, Routes } from 'discord.js';
import type { Servers } from '../../context.ts';
import type { Sender } from '../../jobs/sender.ts';
import { missingForThreads } from '../../messages/kit/permissions.ts';
import { failureOf } from '../rest/failure.ts';
import { onlyWhile } from '../rest/gate.ts';
import { type Refusal, repeatable } from '../rest/refusal.ts';

type Answered = { kind: 'ok'; value: unknown } | Refusal;

/**
 * Changes something that stands in a channel. What stands in an archived thread nobody changes, so that is opened again
 * first, which who may write there may do unless it is locked: https://discord.com/developers/docs/topics/threads
 */
export async function openedAgain(rest: REST, channelId: string, change: () => Promise<Answered>): Promise<Answered> {
  const changed = await change();
  if (changed.kind !== 'refused' || changed.code !== Code.InvalidActionOnArchivedThread) return changed;
  const body = { archived: false };
  const opened = await repeatable((signal) => rest.patch(Routes.channel(channelId), { signal, body }));
  return opened.kind === 'ok' ? change() : changed;
}

/** Opens threads; what the gateway has told of costs no request. */
export function createThreads(rest: REST, servers: Pick<Servers, 'channel'>): Pick<Sender, 'openThread'> {
  return {
    async openThread({ channelId }, { on, name, quietMinutes }, { mayTry } = {}) {
      // https://discord.com/developers/docs/resources/channel#start-thread-from-message
      const isOpen = { kind: 'sent', messageId: on } as const;
      if (servers.channel(on) !== undefined) return isOpen;
      const channel = servers.channel(channelId);
      const missing = channel === undefined ? [] : missingForThreads(channel);
      if (missing.length > 0)
        return { kind: 'stop', cause: 'missing-permission', missing, reason: `missing: ${missing.join(', ')}` };
      const body = { name, auto_archive_duration: quietMinutes };
      const opened = await onlyWhile(mayTry, () =>
        repeatable((signal) => rest.post(Routes.threads(channelId, on), { signal, body })),
      );
      if (opened.kind === 'ok') return isOpen;
      if (opened.kind !== 'refused') return failureOf(opened);
      if (opened.code === Code.ThreadAlreadyCreatedForMessage) return isOpen;
      return opened.code === Code.UnknownMessage ? { kind: 'gone' } : failureOf(opened);
    },
  };
}
