import type { APIInteraction } from 'discord-api-types/v10';
import { pino } from 'pino';
import { z } from 'zod';
import type { AnyHandler, Command, Handler } from '../../../src/commands/command.ts';
import { handler } from '../../../src/commands/command.ts';
import type { Context } from '../../../src/context.ts';
import type { AnswerPort, Delivery } from '../../../src/discord/interactions/answers.ts';
import { createDispatcher } from '../../../src/discord/interactions/dispatch.ts';
import type { Payload } from '../../../src/discord/sending/payload.ts';
import type { Message } from '../../../src/messages/kit/message.ts';
import { manualStopwatch } from '../../support/manual-stopwatch.ts';

/** What reached Discord: the verb, the callback type, the body and the names of the files. */
export type Sent = { verb: string; type?: number; body?: Record<string, unknown>; files?: string[] };

export function text(content: string): Message {
  return { content, allowed_mentions: { parse: [] } };
}

/** A handler that takes anything. */
export function loose(
  part: Pick<Handler<Record<string, unknown>>, 'answers' | 'run' | 'unsaved' | 'written' | 'look'>,
): AnyHandler {
  return handler({ input: z.looseObject({}), ...part });
}

/** A dispatcher on fake Discord and fake time. `deliveries` are the answers of the fake, `delivered` once they run out; interactions are of this `age` in milliseconds. */
export function bench(
  parts: Partial<Command> = {},
  deliveries: Delivery[] = [],
  age: number | ((id: string) => number) = 0,
) {
  const sent: Sent[] = [];
  const lines: Record<string, unknown>[] = [];
  const stopwatch = manualStopwatch();
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const record = (verb: string, type?: number, data?: Payload): Promise<Delivery> => {
    sent.push({
      verb,
      ...(type === undefined ? {} : { type }),
      ...(data === undefined ? {} : { body: data.body }),
      ...(data?.files === undefined ? {} : { files: data.files.map(({ name }) => name) }),
    });
    return Promise.resolve(deliveries.shift() ?? { kind: 'delivered' });
  };
  const answers: AnswerPort = {
    respond: (_ticket, type, data) => record('respond', type, data),
    edit: (_ticket, data) => record('edit', undefined, data),
    followUp: (_ticket, data) => record('followUp', undefined, data),
    remove: () => record('remove'),
  };
  const command: Command = { data: { name: 'done', description: 'Marks a day done' }, runs: {}, ...parts };
  const dispatch = createDispatcher({
    commands: [command],
    ctx: { log, ageMsOf: typeof age === 'number' ? () => age : age } as unknown as Context,
    answers,
    authority: { ask: async () => 'yes' },
    database: {
      isDatabaseAway: (error) => error instanceof Error && error.message === 'database away',
      isCommitUnknown: (error) => error instanceof Error && error.message === 'commit unknown',
      attentive: (db) => db,
    },
    timers: stopwatch,
    reference: () => '7F3K',
  });
  return { dispatch, sent, lines, stopwatch };
}

/** A promise that is settled from outside. */
export function pending<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Lets all promise callbacks that are due run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

let ids = 0;

function raw(part: Record<string, unknown>): APIInteraction {
  ids += 1;
  return {
    id: String(9000 + ids),
    application_id: '1',
    token: 'token',
    version: 1,
    guild_id: '10',
    channel: { id: '20', type: 0 },
    channel_id: '20',
    member: { user: { id: '30', username: 'ana' }, roles: [], permissions: '2048' },
    app_permissions: '0',
    locale: 'en-GB',
    ...part,
  } as unknown as APIInteraction;
}

export function slash(name: string, options: unknown[] = [], more: Record<string, unknown> = {}): APIInteraction {
  return raw({ type: 2, data: { id: '1', type: 1, name, options, ...more } });
}

export function click(customId: string, on: { flags?: number; values?: string[] } = {}): APIInteraction {
  const { flags = 0, values } = on;
  const data =
    values === undefined
      ? { component_type: 2, custom_id: customId }
      : { component_type: 3, custom_id: customId, values };
  return raw({ type: 3, message: { id: '40', flags }, data });
}

export function submit(customId: string, components: unknown[], flags?: number, resolved?: object): APIInteraction {
  return raw({
    type: 5,
    data: { custom_id: customId, components, ...(resolved === undefined ? {} : { resolved }) },
    ...(flags === undefined ? {} : { message: { id: '40', flags } }),
  });
}

export function typing(name: string, options: unknown[]): APIInteraction {
  return raw({ type: 4, data: { id: '1', type: 1, name, options } });
}

/** The same interaction from somewhere else. */
export function elsewhere(interaction: APIInteraction, place: Record<string, unknown>): APIInteraction {
  return { ...interaction, ...place } as unknown as APIInteraction;
}
