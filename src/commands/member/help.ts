import { ApplicationCommandOptionType, ApplicationCommandType, InteractionContextType } from 'discord-api-types/v10';
import { z } from 'zod';
import { help, type Topic, topics } from '../../messages/member/help.ts';
import { type Call, type Command, command, handler, isOwnPlace } from '../command.ts';

/** Tells of all commands there are, itself too. */
export function helpOn(all: () => readonly Command[]): Command {
  const show = handler({
    input: z.object({ topic: z.enum(Object.keys(topics) as [Topic, ...Topic[]]).optional() }),
    run: async (call: Call<{ topic?: Topic | undefined }>) =>
      help(
        call.words,
        all()
          .filter((one) => isOffered(one, call))
          .flatMap(pathsOf),
        call.input.topic,
        isOwnPlace(call.guildId),
      ),
  });
  return command({
    name: 'help',
    run: { ...show, options: [] },
  });
}

/** Whether a command is there for somebody where they are; a server may say otherwise of those for admins. */
function isOffered({ data }: Command, { guildId, permissions }: Call<unknown>): boolean {
  if (isOwnPlace(guildId)) return data.contexts?.includes(InteractionContextType.BotDM) === true;
  const asked = BigInt(data.default_member_permissions ?? 0);
  return (permissions & asked) === asked;
}

/** What can be typed of a command: itself, or its subcommands. */
function pathsOf({ data }: Command): string[] {
  if (data.type === ApplicationCommandType.Message) return [];
  const { name, options = [] } = data;
  const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return subcommands.length === 0 ? [name] : subcommands.map((one) => `${name} ${one.name}`);
}
