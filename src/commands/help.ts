import { z } from 'zod';
import { help as helpMessage } from '../messages/help.ts';
import { manageServer } from '../messages/permissions.ts';
import { type Command, handler } from './command.ts';

export const help: Command = {
  data: { name: 'help', description: 'What Daymark can do for you' },
  runs: {
    '': handler({
      input: z.object({}),
      answers: 'private',
      run: async (call) => helpMessage((call.permissions & manageServer) !== 0n),
    }),
  },
};
