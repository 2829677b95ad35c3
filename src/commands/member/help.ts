import { z } from 'zod';
import { manageServer } from '../../messages/kit/permissions.ts';
import { help } from '../../messages/member/help.ts';
import { type Command, command, handler } from '../command.ts';

/** `/help`, which tells of all commands there are; of itself too, so the list comes once it is complete. */
export function helpOn(all: () => readonly Command[]): Command {
  const offered = () =>
    all().map(({ data: { name, description, default_member_permissions: asked } }) => ({
      name,
      description,
      admins: asked != null,
    }));
  return command({
    name: 'help',
    description: 'What Daymark can do for you',
    run: handler({
      input: z.object({}),
      answers: 'private',
      run: async ({ words, permissions }) => help(words, offered(), (permissions & manageServer) !== 0n),
    }),
  });
}
