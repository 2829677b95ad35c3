import type { APIApplicationCommandOptionChoice, APIMessage } from 'discord-api-types/v10';
import type { ModalValue, OfferedModal, SeenMessage } from '../../discord/index.ts';
import type { ZoneName } from '../../seam.ts';

export type ShownMessage = {
  kind: 'message';
  message: APIMessage;
  seen: Pick<SeenMessage, 'ephemeral' | 'edited' | 'pinged'>;
  /** "thinking…" */
  loading: boolean;
  /** `#general` or `direct message`, where it is not the channel the member looks at. */
  where: string | null;
  /** The text of attached files by their id, as far as they are text. */
  files: Readonly<Record<string, string>>;
};

export type FilledIn = Readonly<Record<string, ModalValue>>;

/** Everything a member can be shown, as data. */
export type Shown =
  | ShownMessage
  | { kind: 'form'; modal: OfferedModal; filled: FilledIn }
  | { kind: 'suggestions'; choices: readonly APIApplicationCommandOptionChoice[] }
  | { kind: 'no-answer'; reason: string }
  /** `who` where the one who acts has changed. */
  | { kind: 'clock'; at: Date; zone: ZoneName; who: string | null }
  | { kind: 'note'; text: string };
