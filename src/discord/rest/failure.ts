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
  const { reason } = refusal;
  if (refusal.kind === 'away') return { kind: 'retry', reason };
  if (refusal.kind === 'limited') return { kind: 'retry', reason, afterMs: refusal.afterMs };
  const { status, code } = refusal;
  const cause = stops[code];
  if (cause !== undefined) return { kind: 'stop', cause, reason };
  // Without a code it is no word about the channel: of a server in between, or of a Discord in trouble.
  const wordless = code === 0 && (status === 403 || status === 404);
  // 401: the client is on its way out (see client.ts); the next process sends it.
  if (wordless || [401, 408, 429].includes(status) || passing.includes(code)) return { kind: 'retry', reason };
  const text = status === 400 || status === 413 || unfit.includes(code);
  return text && !wrongPlace.includes(code)
    ? { kind: 'refused', reason }
    : { kind: 'stop', cause: 'unexplained', reason };
}
