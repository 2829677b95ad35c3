import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
import type { SendFailure } from '../../jobs/sender.ts';
import type { Refusal } from './refusal.ts';

// Parts of Discord are switched off, or too busy.
const passing: readonly number[] = [
  Code.SendMessagesHasBeenTemporarilyDisabled,
  Code.FeatureTemporarilyDisabledServerSide,
  Code.ServiceResourceIsBeingRateLimited,
  Code.APIResourceOverloaded,
];
// Wrong is where it goes, and not what is sent.
const wrongPlace: readonly number[] = [
  Code.CannotSendMessagesInNonTextChannel,
  Code.CannotExecuteActionOnThisChannelType,
  Code.InvalidActionOnArchivedThread,
  Code.ThreadLocked,
];
// Found unfit by one of Discord's filters, under whatever status.
const unfit: readonly number[] = [
  Code.ExplicitContentCannotBeSentToTheDesiredRecipient,
  Code.MessageWasBlockedByAutomaticModeration,
  Code.TitleWasBlockedByAutomaticModeration,
  Code.MessageBlockedByHarmfulLinksFilter,
];

const stops: Readonly<Record<number, 'unknown-channel' | 'missing-access' | 'missing-permission'>> = {
  [Code.UnknownChannel]: 'unknown-channel',
  [Code.MissingAccess]: 'missing-access',
  [Code.MissingPermissions]: 'missing-permission',
};

/** Sorts a refusal into try again, wait for an admin, or another text. */
export function failureOf(refusal: Refusal): SendFailure {
  if (refusal.kind === 'away') return { kind: 'retry', reason: refusal.reason };
  if (refusal.kind === 'limited') return { kind: 'retry', reason: refusal.reason, afterMs: refusal.afterMs };
  const cause = stops[refusal.code];
  if (cause !== undefined) return { kind: 'stop', cause, reason: refusal.reason };
  // Without a code it is no word about the channel: of a server in between, or of a Discord in trouble.
  if (refusal.code === 0 && (refusal.status === 403 || refusal.status === 404)) {
    return { kind: 'retry', reason: refusal.reason };
  }
  // 401: the client is on its way out (see client.ts); the next process sends it.
  if (refusal.status === 401 || refusal.status === 408 || refusal.status === 429) {
    return { kind: 'retry', reason: refusal.reason };
  }
  if (passing.includes(refusal.code)) return { kind: 'retry', reason: refusal.reason };
  const text = refusal.status === 400 || refusal.status === 413 || unfit.includes(refusal.code);
  if (text && !wrongPlace.includes(refusal.code)) return { kind: 'refused', reason: refusal.reason };
  return { kind: 'stop', cause: 'unexplained', reason: refusal.reason };
}
