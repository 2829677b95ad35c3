import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Holdings } from '../../core/ledger.ts';
import { deleteUser, holdingsOf, nameOnPosts, type Scope, serversOf, showOthers } from '../../db/learners/people.ts';
import type { KeptNames } from '../../db/posts/names.ts';
import type { Message } from '../../messages/kit/message.ts';
import {
  chooseServer,
  confirmErase,
  erased,
  exported,
  journalId,
  nameTurned,
  nothingStored,
  privacyKinds,
  privacyShown,
  type Servers,
} from '../../messages/member/privacy.ts';
import { type Call, command, handler, isOwnPlace } from '../command.ts';
import { journalsOf } from '../notes/journal.ts';
import { once } from '../once.ts';
import { partNumber } from '../options.ts';
import { exportOf } from './privacy-export.ts';

/** In a direct message no server is meant by the place: the one that was chosen is, or all. */
const everywhere = 'all';
const here = z.object({ server: z.string().max(21).optional() });
const yesOrNo = z.enum(['yes', 'no']);
const choice = here.extend({ hidden: yesOrNo });
const boardChoice = here.extend({ on: yesOrNo });
const nameChoice = here.extend({ named: yesOrNo });
const part = here.extend({ part: partNumber });
type Here = z.infer<typeof here>;

const unsaved = ({ words }: Call<unknown>) => words.member.privacy.unsaved;

export const privacy = command({
  name: 'privacy',
  run: handler({ input: here, run: show }),
  components: {
    'privacy-server': handler({
      input: z.object({ values: z.tuple([z.string().max(21)]) }),
      run: (call, ctx) => show({ ...call, input: { server: call.input.values[0] } }, ctx),
    }),
    'privacy-streak': handler({ input: choice, run: hideStreak, unsaved, look: '/privacy' }),
    'privacy-board': handler({ input: boardChoice, run: joinBoard, unsaved, look: '/privacy' }),
    // Also on the answer to somebody's first day, which stays.
    'privacy-name': handler({ input: nameChoice, answers: 'private', run: nameThem, unsaved, look: '/privacy' }),
    'privacy-kinds': handler({
      input: here,
      run: async (call, ctx) => privacyKinds(call.words, serversMeant(call, ctx)),
    }),
    'privacy-export': handler({ input: part, answers: 'private', run: giveExport }),
    'privacy-journal': handler({
      input: part,
      answers: 'private',
      run: (call, ctx) =>
        journalsOf(call, ctx, scopeOf(call), call.input.part, {
          idOf: (part) => journalId(serversMeant(call, ctx), part),
        }),
    }),
    'privacy-erase': handler({
      input: here.extend({ sure: z.literal('yes').optional() }),
      run: erase,
      unsaved: ({ words }) => words.member.privacy.undeleted,
      look: '/privacy',
    }),
  },
});

/** A server in a button gives no authority: whatever it names, only what is the caller's own is looked at. */
function scopeOf({ guildId, userId, input }: Call<Here>): Scope {
  if (!isOwnPlace(guildId)) return { userId, guildId };
  return { userId, guildId: input.server === undefined || input.server === everywhere ? null : input.server };
}

function serversMeant(call: Call<Here>, ctx: Context): Servers {
  if (!isOwnPlace(call.guildId)) return { kind: 'here' };
  const { guildId } = scopeOf(call);
  if (guildId === null) return { kind: 'everywhere', server: everywhere };
  if (isOwnPlace(guildId)) return { kind: 'own', server: guildId };
  return { kind: 'server', server: guildId, name: ctx.servers.name(guildId) };
}

async function show(call: Call<Here>, ctx: Context): Promise<Message> {
  if (isOwnPlace(call.guildId) && call.input.server === undefined) {
    const known = await serversOf(ctx.db, call.userId);
    const [only] = known;
    if (known.length === 1 && only !== undefined && isOwnPlace(only))
      return show({ ...call, input: { server: only } }, ctx);
    if (known.length > 1) {
      await Promise.all(known.map((guildId) => ctx.servers.lookUp({ guildId })));
      return chooseServer(
        call.words,
        known.map((id) => ({ id, name: isOwnPlace(id) ? call.words.member.privacy.ownChoice : ctx.servers.name(id) })),
        everywhere,
      );
    }
  }
  const { holdings, visible } = await holdingsOf(ctx.db, scopeOf(call));
  const servers = serversMeant(call, ctx);
  return isNothing(holdings)
    ? nothingStored(call.words, servers)
    : privacyShown(call.words, holdings, servers, visible);
}

async function hideStreak(call: Call<z.infer<typeof choice>>, ctx: Context): Promise<Message> {
  return turned(call, ctx, { hidesStreak: call.input.hidden === 'yes' });
}

async function joinBoard(call: Call<z.infer<typeof boardChoice>>, ctx: Context): Promise<Message> {
  return turned(call, ctx, { onLeaderboard: call.input.on === 'yes' });
}

async function turned(call: Call<Here>, ctx: Context, change: Parameters<typeof showOthers>[2]): Promise<Message> {
  const scope = scopeOf(call);
  const { holdings } = await holdingsOf(ctx.db, scope);
  // Where somebody takes part in nothing, not even the press is worth keeping.
  if (holdings.cohorts > 0) await once(ctx, call, (tx) => showOthers(tx, scope, change));
  return show({ ...call, input: { server: call.input.server ?? everywhere } }, ctx);
}

async function nameThem(call: Call<z.infer<typeof nameChoice>>, ctx: Context): Promise<Message> {
  const scope = scopeOf(call);
  const servers = serversMeant(call, ctx);
  const isNamed = call.input.named === 'yes';
  const { holdings } = await holdingsOf(ctx.db, scope);
  if (holdings.cohorts === 0) return nothingStored(call.words, servers);
  const kept = await once<KeptNames>(ctx, call, (tx) => nameOnPosts(tx, scope, isNamed, ctx.now()));
  return nameTurned(call.words, servers, isNamed, kept);
}

async function giveExport(call: Call<z.infer<typeof part>>, ctx: Context): Promise<Message> {
  const file = await exportOf(ctx, scopeOf(call), call.input.part);
  const servers = serversMeant(call, ctx);
  return file === undefined ? nothingStored(call.words, servers) : exported(call.words, file, servers);
}

async function erase(call: Call<Here & { sure?: 'yes' | undefined }>, ctx: Context): Promise<Message> {
  const servers = serversMeant(call, ctx);
  if (call.input.sure === undefined) {
    const { holdings } = await holdingsOf(ctx.db, scopeOf(call));
    return isNothing(holdings) ? nothingStored(call.words, servers) : confirmErase(call.words, holdings, servers);
  }
  // Nothing that names them stays, not even that this was asked for.
  const nobody = { ...call, userId: '' };
  const gone = await once<Holdings>(ctx, nobody, (tx) => deleteUser(tx, scopeOf(call), ctx.now()));
  return isNothing(gone) ? nothingStored(call.words, servers) : erased(call.words, gone, servers);
}

function isNothing(holdings: Holdings): boolean {
  return Object.values(holdings).every((number) => number === 0);
}
