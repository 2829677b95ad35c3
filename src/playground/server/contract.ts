import type { APIMessage } from 'discord-api-types/v10';
import type { Outcome, RequestEntry, SeenMessage } from '../discord/contract.ts';
import type { FormPart } from '../text/form-parts.ts';
import type { FaultKind } from './requests.ts';

export { faultsOffered } from './faults-offered.ts';
export type { Action, ClockStep, FaultKind, NewMember, SentFile } from './requests.ts';
export type { APIMessage, FormPart, RequestEntry, SeenMessage };

/** A member of the playground's server, with the clock on their wall. */
export type MemberCard = {
  id: string;
  name: string;
  displayName: string;
  zone: string;
  locale: string;
  admin: boolean;
};

export type ChannelKind = 'text' | 'announcement' | 'thread' | 'direct';

/** Somewhere to read and write: a channel, a thread or the direct messages. */
export type ChannelCard = {
  id: string;
  name: string;
  kind: ChannelKind;
  /** Discord's number for its type. */
  type: number;
  parentId: string | null;
  /** The newest message this member sees there. */
  lastId: string | null;
  /** Messages there that notify this member, the newest of them. */
  pingIds: string[];
};

export type OptionKind = 'text' | 'integer' | 'number' | 'boolean' | 'user' | 'channel' | 'role' | 'file';

export type OfferedOption = {
  name: string;
  /** Its name in the member's language, as the description and the choices are. */
  shown: string;
  description: string;
  kind: OptionKind;
  required: boolean;
  choices: { name: string; value: string }[];
  autocomplete: boolean;
};

/** A command, or one subcommand of it, that this member may use here; `path` is what is sent, `shown` what stands after the slash. */
export type OfferedCommand = { path: string; shown: string; description: string; options: OfferedOption[] };

export type ClockView = {
  now: string;
  playing: boolean;
  /** What takes longer than a step, in words, while it goes on. */
  busy: string | null;
  nextPostAt: string | null;
};

/** All that one member sees at one moment. */
export type View = {
  me: MemberCard;
  members: MemberCard[];
  bot: { id: string; name: string; online: boolean };
  server: string;
  channels: ChannelCard[];
  channel: ChannelCard;
  mayWrite: boolean;
  messages: SeenMessage[];
  /** How many older messages there are. */
  earlier: number;
  commands: OfferedCommand[];
  /** What apps offer in the menu of a message. */
  messageCommands: { name: string; shown: string }[];
  roles: { id: string; name: string }[];
  /** Nobody has done anything in this world yet. */
  untouched: boolean;
  clock: ClockView;
};

/** A form that a bot has opened. */
export type Form = { interactionId: string; title: string; parts: FormPart[] };

/** What became of an action. */
export type ActionResult = Exclude<Outcome, { kind: 'modal' }> | { kind: 'modal'; form: Form } | { kind: 'said' };

/** Something that happened between the bot and this Discord. */
export type LoggedEvent = { id: number; at: string; words: string; failed: boolean; detail: unknown };

/** Something the bot may or may not do in a channel, by Discord's name for it. */
export type BotPermission = { name: string; label: string; allowed: boolean };

export type Inspection = {
  permissions: BotPermission[];
  requests: RequestEntry[];
  events: LoggedEvent[];
  /** What is broken on order at present. */
  faults: FaultKind[];
};
