import { z } from 'zod';
import type { Context } from '../context.ts';
import { deleteUser, type Holdings, holdingsOf, setVisibility, type Visibility } from '../db/learners.ts';
import type { Message } from '../messages/message.ts';
import { confirmErase, erased, exported, nothingStored, privacyShown } from '../messages/privacy.ts';
import { type Call, type Command, handler } from './command.ts';
import { once } from './once.ts';
import { exportOf } from './privacy-export.ts';

const nothing = z.object({});
const choice = z.object({ hidden: z.enum(['yes', 'no']) });

const unsaved = () => 'Your settings are as they were before.';

export const privacy: Command = {
  data: { name: 'privacy', description: 'See, export or delete what is stored about you, and choose what others see' },
  runs: { '': handler({ input: nothing, answers: 'private', run: show }) },
  components: {
    privacy: handler({ input: nothing, answers: 'update', run: show }),
    'privacy-streak': handler({ input: choice, answers: 'update', run: hideStreak, unsaved, look: '/privacy' }),
    'privacy-board': handler({ input: choice, answers: 'update', run: hideFromBoard, unsaved, look: '/privacy' }),
    'privacy-export': handler({ input: nothing, answers: 'private', run: giveExport }),
    'privacy-erase': handler({
      input: z.object({ sure: z.literal('yes').optional() }),
      answers: 'update',
      run: erase,
      unsaved: () => 'Nothing was deleted.',
      look: '/privacy',
    }),
  },
};

async function show(call: Call<unknown>, ctx: Context): Promise<Message> {
  const { holdings, visibility } = await holdingsOf(ctx.db, call.guildId, call.userId);
  if (holdings.cohorts === 0) return nothingStored();
  return privacyShown(holdings, {
    streakHidden: visibility.every(({ hidesStreak }) => hidesStreak),
    boardHidden: visibility.every(({ onLeaderboard }) => !onLeaderboard),
  });
}

async function hideStreak(call: Call<z.infer<typeof choice>>, ctx: Context): Promise<Message> {
  return choose(call, ctx, { hidesStreak: call.input.hidden === 'yes' });
}

async function hideFromBoard(call: Call<z.infer<typeof choice>>, ctx: Context): Promise<Message> {
  return choose(call, ctx, { onLeaderboard: call.input.hidden === 'no' });
}

async function choose(call: Call<unknown>, ctx: Context, change: Partial<Visibility>): Promise<Message> {
  await once(ctx, call, (tx) => setVisibility(tx, call.guildId, call.userId, change));
  return show(call, ctx);
}

async function giveExport(call: Call<unknown>, ctx: Context): Promise<Message> {
  const json = await exportOf(ctx, call.guildId, call.userId);
  return json === undefined ? nothingStored() : exported(json);
}

async function erase(call: Call<{ sure?: 'yes' | undefined }>, ctx: Context): Promise<Message> {
  if (call.input.sure === undefined) {
    const { holdings } = await holdingsOf(ctx.db, call.guildId, call.userId);
    return holdings.cohorts === 0 ? nothingStored() : confirmErase(holdings);
  }
  // Nothing that names them stays, not even that this was asked for.
  const nobody = { ...call, userId: '' };
  const gone = await once<Holdings>(ctx, nobody, (tx) => deleteUser(tx, call.guildId, call.userId));
  return gone.cohorts === 0 ? nothingStored() : erased(gone);
}
