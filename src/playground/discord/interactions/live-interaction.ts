import type {
  APIModalInteractionResponseCallbackData,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Outcome } from '../contract.ts';
import type { Installations } from './installations.ts';

/** An interaction from its sending until its token runs out. */
export type LiveInteraction = {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly startedMs: number;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly userId: string;
  readonly installations: Installations;
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
