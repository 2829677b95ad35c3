import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { AnyHandler, Command } from '../../../src/commands/command.ts';
import type { Context } from '../../../src/context.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';

/** Something to ask for, and what an answer begins with that is one. */
export type Asked = { name: string; command: Command; input?: object; part?: string; says: string };

/** As long as the ids of Discord's, so that nothing else looks like one. */
let serial = 100_000_000_000;

export const lastInteraction = (): string => String(serial);

/** Has it carried out for somebody of the group in `study`, as the dispatcher would; throws where the answer is another one. */
export async function call(
  ctx: Context,
  { command, input = {}, part = '', says }: Asked,
  userId: string,
): Promise<void> {
  const handler: AnyHandler | undefined = command.runs[part];
  serial += 1;
  const answer = await handler?.run(
    {
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
      input: handler.input.parse(input),
    },
    ctx,
  );
  const isOne = answer !== undefined && 'content' in answer && answer.content?.startsWith(says) === true;
  if (!isOne) throw new Error(`not what was to be measured: ${JSON.stringify(answer)}`);
}
