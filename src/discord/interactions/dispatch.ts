import { randomInt } from 'node:crypto';
import { type APIInteraction, InteractionContextType, InteractionResponseType } from 'discord-api-types/v10';
import { type AnyHandler, type Asked, answersOf, type Call, type Command, isOwnPlace } from '../../commands/command.ts';
import type { Context } from '../../context.ts';
import { keepNewest } from '../../core/kept.ts';
import { type CommandIds, withCommandLinks } from '../../messages/kit/command-links.ts';
import { say } from '../../messages/kit/format.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import { asFile, handBack } from '../../messages/kit/refusals.ts';
import { commandName, wordsFor } from '../../messages/words/words.ts';
import { outcomeWithin, realTimers, type Timers } from '../../timers.ts';
import { fittingChoices } from '../sending/payload.ts';
import type { AnswerPort, Delivery } from './answers.ts';
import type { Authority } from './authority.ts';
import { handlerTable } from './handler-table.ts';
import { type Handled, type Interaction, readInteraction } from './interaction.ts';
import { type Reply, startReply, type Way, wayOf, writeGate } from './reply.ts';

/** When to say “thinking…”: half of Discord's 3 s, which leaves room for a slow line. */
const deferAfterMs = 1500;
/** Forms and suggestions cannot be deferred. What is left of Discord's 3 s is for the way to us and back. */
const undeferrableMs = 2500;
/** After Discord's 3 s nobody waits any more; how old an interaction is, we know to the second. */
const answerableMs = 4000;
/** Nobody is kept waiting longer than this. */
const handlerLimitMs = 20_000;

type DispatcherOptions = {
  commands: readonly Command[];
  /** What Discord calls the commands; they are no links before that is known. */
  commandIds?(): CommandIds;
  ctx: Context;
  answers: AnswerPort;
  authority: Pick<Authority, 'ask'>;
  database: {
    /** Tells an unreachable database from a bug. */
    isDatabaseAway(error: unknown): boolean;
    /** Tells a write of which nobody knows whether it was carried out. */
    isCommitUnknown(error: unknown): boolean;
    /** The database for those who wait for an answer of ours. */
    attentive(db: Context['db']): Context['db'];
  };
  timers?: Timers;
  /** Makes the four characters by which a log line is found again. */
  reference?: () => string;
};

/** Makes the one function that every interaction goes through; it answers each and never rejects. */
export function createDispatcher(options: DispatcherOptions): (raw: APIInteraction) => Promise<void> {
  const { ctx, answers, authority, database, timers = realTimers, reference = randomReference } = options;
  const { log } = ctx;
  const quick = { ...ctx, db: database.attentive(ctx.db) };
  const table = handlerTable(options.commands);
  const seen = new Map<string, true>();

  return async (raw) => {
    if (isRepetition(seen, raw.id)) {
      log.debug({ interaction: raw.id }, 'interaction delivered again');
      return;
    }
    try {
      const interaction = readInteraction(raw);
      const ageMs = ctx.ageMsOf(raw.id);
      // Replayed after a lost connection, or queued: its caller has read “did not respond”, so it must not happen now.
      if (ageMs > answerableMs)
        log.warn({ ...traits(interaction), ageMs }, 'came too late to be answered, so not done');
      else await answer(interaction, ageMs);
    } catch (error) {
      log.error({ err: error, interaction: raw.id }, 'interaction could not be answered');
    }
  };

  function replyTo(interaction: Exclude<Interaction, { kind: 'autocomplete' }>, way: Way): Reply {
    const words = 'call' in interaction ? interaction.call.words : wordsFor('en');
    return startReply(answers, interaction.ticket, way, (message) =>
      withCommandLinks(words, options.commandIds?.() ?? new Map(), message),
    );
  }

  async function answer(interaction: Interaction, ageMs: number): Promise<void> {
    if (interaction.kind === 'autocomplete') return suggest(interaction);
    const tell = async (sentence: string) =>
      note(interaction, await replyTo(interaction, 'private').tellPrivately(say(sentence)));
    if (interaction.kind === 'foreign') return tell(wordsFor('en').kit.staleComponent);
    const { kit } = interaction.call.words;
    const { handler, command } = table.find(interaction) ?? {};
    if (command !== undefined && !isServed(command, interaction.call)) return tell(kit.notInServer);
    const decoded = handler?.input.safeParse(interaction.call.input);
    if (handler === undefined || command === undefined || decoded?.success !== true) {
      log.warn(
        { ...traits(interaction), issues: decoded?.error?.issues.map(({ path }) => path.join('.')) },
        'not understood',
      );
      return tell(
        interaction.kind === 'command'
          ? kit.staleCommand(commandName(interaction.call.words, interaction.name))
          : kit.staleComponent,
      );
    }
    await run(interaction, guarded(interaction, command, handler), { ...interaction.call, input: decoded.data }, ageMs);
  }

  /**
   * Who may run an admin command Discord decides, each time anew; its buttons, lists and forms stay on screens long after,
   * so the authority of now is asked for. Such a command is known by the permissions it asks for.
   */
  function guarded(interaction: Handled, command: Command, handler: AnyHandler): AnyHandler {
    if (interaction.kind === 'command' || command.data.default_member_permissions == null) return handler;
    // One's own place is nobody else's to rule.
    if (isOwnPlace(interaction.call.guildId)) return handler;
    return {
      ...handler,
      async run(call, context) {
        const may = await authority.ask(command.data, call);
        if (may === 'yes') return handler.run(call, context);
        log.warn({ ...traits(interaction), may }, 'no authority');
        const { kit } = call.words;
        const name = commandName(call.words, command.data.name);
        return say(may === 'no' ? kit.notAllowed(name) : kit.authorityUnknown(name));
      },
    };
  }

  async function run(interaction: Handled, handler: AnyHandler, asked: Asked<unknown>, ageMs: number): Promise<void> {
    const look = `/${commandName(asked.words, (handler.look ?? '/today').slice(1))}`;
    const declared = answersOf(handler, asked);
    const reply = replyTo(interaction, wayOf(declared, interaction));
    const write = writeGate(reply);
    const call: Call<unknown> = { ...asked, write };
    const deferInMs = Math.max(deferAfterMs - ageMs, 0);
    const cancelDefer = declared === 'modal' ? undefined : timers.after(deferInMs, () => reply.defer());
    const limitMs = declared === 'modal' ? undeferrableMs : handlerLimitMs;
    const outcome = await outcomeWithin(timers, limitMs, () => handler.run(call, handler.heavy === true ? ctx : quick));
    cancelDefer?.();
    if (outcome.kind === 'done') {
      const arrived = await give(interaction, reply, outcome.value, write.passage() === 'passed' ? look : undefined);
      if (arrived) await handler.delivered?.(call, ctx);
      return;
    }

    write.shut();
    const refused = write.refused();
    if (refused !== undefined) return note(interaction, refused);
    const code = reference();
    if (outcome.kind === 'late') {
      log.error({ ...traits(interaction), reference: code, limitMs }, 'handler took too long');
      outcome.settled.catch((error: unknown) =>
        log.error({ err: error, reference: code }, 'handler failed afterwards'),
      );
    } else {
      log.error({ err: outcome.error, ...traits(interaction), reference: code }, 'handler failed');
    }
    const { words } = call;
    const { kit } = words;
    const apology = (): string => {
      if (write.passage() === 'passed') return kit.carriedOut(code, look);
      if (outcome.kind !== 'failed') {
        if (declared === 'modal') return kit.formNotOpened(code);
        return write.passage() === 'under-way' ? kit.couldNotCheck(code, look) : kit.tookTooLong(code);
      }
      if (database.isCommitUnknown(outcome.error)) return kit.couldNotCheck(code, look);
      return database.isDatabaseAway(outcome.error)
        ? kit.databaseAway(code, handler.unsaved?.(call))
        : kit.broken(code);
    };
    note(interaction, await reply.tellPrivately(handBack(words, say(apology()), handler.written?.(call))));
  }

  /** Whether the answer itself arrived, and not an apology. */
  async function give(interaction: Handled, reply: Reply, made: Message | Modal, look?: string): Promise<boolean> {
    const { words } = interaction.call;
    // Discord refuses a form as answer to a form; only one that we never sent could ask for it.
    const isForged = 'modal' in made && interaction.kind === 'modal';
    if (isForged) log.warn(traits(interaction), 'a form asked for a form');
    const value = isForged ? say(words.kit.staleComponent) : made;
    try {
      let delivery = await reply.give(value);
      if (delivery.kind === 'refused' && !('modal' in value)) {
        // A plan's words that Discord takes for harmful are the author's matter, and still the reader's to have.
        log.warn({ ...traits(interaction), reason: delivery.reason }, 'Discord refuses an answer; given as a file');
        delivery = await reply.give(asFile(words, value));
      }
      if (delivery.kind === 'refused') throw new Error(`Discord refused the answer: ${delivery.reason}`);
      note(interaction, delivery);
      return delivery.kind === 'delivered';
    } catch (error) {
      const code = reference();
      log.error({ err: error, ...traits(interaction), reference: code }, 'answer not fit to be sent');
      const sentence = look === undefined ? words.kit.broken(code) : words.kit.carriedOut(code, look);
      note(interaction, await reply.tellPrivately(say(sentence)));
      return false;
    }
  }

  async function suggest(interaction: Extract<Interaction, { kind: 'autocomplete' }>): Promise<void> {
    const command = table.command(interaction.name);
    const ask = command !== undefined && isServed(command, interaction.call) ? command.autocomplete : undefined;
    const outcome = await outcomeWithin(timers, undeferrableMs, async () => ask?.(interaction.call, quick) ?? []);
    if (outcome.kind === 'failed') log.warn({ err: outcome.error, ...traits(interaction) }, 'suggesting failed');
    else if (outcome.kind === 'late') log.warn(traits(interaction), 'suggesting took too long');
    const choices = outcome.kind === 'done' ? fittingChoices(outcome.value) : [];
    const { ApplicationCommandAutocompleteResult: type } = InteractionResponseType;
    note(interaction, await answers.respond(interaction.ticket, type, { body: { choices } }));
  }

  function note(interaction: Interaction, delivery: Delivery): void {
    if (delivery.kind === 'delivered') return;
    const level = delivery.kind === 'refused' ? 'error' : 'warn';
    log[level]({ ...traits(interaction), delivery: delivery.kind, reason: delivery.reason }, 'answer not delivered');
  }
}

/** In one's own place only what is offered there: whatever else may be pressed, from an older message, means a server. */
function isServed({ data }: Command, { guildId }: { guildId: string }): boolean {
  return !isOwnPlace(guildId) || data.contexts?.includes(InteractionContextType.BotDM) === true;
}

/** Discord delivers some interactions twice; a second run would answer “already done” over the first answer. */
function isRepetition(seen: Map<string, true>, id: string): boolean {
  if (seen.has(id)) return true;
  keepNewest(seen, id, true, 1000);
  return false;
}

/** What a log line may know: who asked and for what, never what they wrote. */
function traits(interaction: Interaction): Record<string, string> {
  const { kind, ticket } = interaction;
  if (!('call' in interaction)) return { kind, interaction: ticket.id };
  const { guildId, userId } = interaction.call;
  return { kind, name: interaction.name, interaction: ticket.id, guild: guildId, user: userId };
}

/** Without letters and digits that look alike when read aloud or copied by hand. */
const alphabet = '346789ABCDEFGHJKMNPQRTUVWXY';

function randomReference(): string {
  return Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
