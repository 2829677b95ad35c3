import { z } from 'zod';
import { manageServer } from '../../messages/kit/permissions.ts';
import { help as helpMessage } from '../../messages/member/help.ts';
import { type Command, handler } from '../command.ts';

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
