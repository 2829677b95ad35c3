import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { AnyHandler, CommandJson, Suggest } from '../../../src/commands/command.ts';
import { commands } from '../../../src/commands/index.ts';
import type { Context } from '../../../src/context.ts';
import type { Message, Modal } from '../../../src/messages/kit/message.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

/** Something to ask for, by its name in `handlers` and perhaps a word more, and what an answer begins with that is one. */
export type Asked = { name: string; input?: object; says: string };

/** As long as the ids of Discord's, so that nothing else looks like one. */
let serial = 100_000_000_000;

export const lastInteraction = (): string => String(serial);

type Found = { handler: AnyHandler } | { suggest: Suggest; option: string };

/** Whatever can be asked for: commands and their parts, buttons with menus, forms, and what is suggested for each option. */
export const handlers = new Map<string, Found>(
  commands.flatMap(({ data, runs, components = {}, modals = {}, autocomplete: suggest }) => [
    ...named(runs, (part) => `/${data.name}${part === '' ? '' : ` ${part}`}`),
    ...named(components, (name) => `button ${name}`),
    ...named(modals, (name) => `form ${name}`),
    ...(suggest === undefined
      ? []
      : suggestedIn(data).map(({ path, option }): [string, Found] => [
          `suggest ${path} ${option}`,
          { suggest, option },
        ])),
  ]),
);

function named(all: Record<string, AnyHandler>, nameOf: (name: string) => string): [string, Found][] {
  return Object.entries(all).map(([name, handler]) => [nameOf(name), { handler }]);
}

/** The options of a command and its parts for which it suggests something. */
function suggestedIn({ name, options = [] }: { name: string; options?: CommandJson['options'] }, within = '/') {
  const path = `${within}${name}`;
  return (options as APIApplicationCommandOption[]).flatMap((option): { path: string; option: string }[] => {
    if (option.type === ApplicationCommandOptionType.Subcommand) return suggestedIn(option, `${path} `);
    return 'autocomplete' in option && option.autocomplete === true ? [{ path, option: option.name }] : [];
  });
}

/** Which handler is meant: names may go on with a word more, as the same thing can be asked for in other ways. */
export function handlerOf({ name }: Pick<Asked, 'name'>): Found {
  for (let end = name.length; end > 0; end = name.lastIndexOf(' ', end - 1)) {
    const found = handlers.get(name.slice(0, end));
    if (found !== undefined) return found;
  }
  throw new Error(`there is no ${name}`);
}

/** Has it carried out for somebody of the group in `study`, as the dispatcher would; throws where the answer is another one. */
export async function call(ctx: Context, asked: Asked, userId: string): Promise<void> {
  const { input = {}, says } = asked;
  const found = handlerOf(asked);
  serial += 1;
  const by = {
    interactionId: String(serial),
    guildId: 'g',
    channelId: 'study',
    parentId: null,
    userId,
    displayName: userId,
    roles: [],
    locale: 'en-GB',
    words: wordsFor('en-GB'),
    request: '/bench',
    permissions: PermissionFlagsBits.ViewChannel,
    appPermissions: PermissionFlagsBits.ViewChannel,
    write: { open: async () => {}, passed: () => {} },
  };
  const answer =
    'suggest' in found
      ? await found.suggest({ ...by, input: { option: found.option, text: '', others: {}, ...input } }, ctx)
      : await found.handler.run({ ...by, input: found.handler.input.parse(input) }, ctx);
  const text = Array.isArray(answer) ? (answer[0]?.name ?? '') : textOf(answer);
  if (!text.startsWith(says) || text === '') throw new Error(`not what was to be measured: ${JSON.stringify(answer)}`);
}

function textOf(answer: Message | Modal): string {
  if ('modal' in answer) return answer.modal.title;
  return answer.content || (answer.embeds?.[0]?.description ?? '');
}
