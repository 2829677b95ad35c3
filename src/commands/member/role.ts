import { z } from 'zod';
import { hasCompletedMonth } from '../../db/learners/counts.ts';
import { dropNotice, oweNotice } from '../../db/posts/notices.ts';
import { button, customId, offer, say } from '../../messages/kit/format.ts';
import { roleKinds, roleRefused, roleTurned } from '../../messages/member/role.ts';
import { wordsFor } from '../../messages/words/words.ts';
import { inCohort } from '../in-cohort.ts';
import { once } from '../once.ts';
import { roleOf } from './offered-roles.ts';
import { showSettings } from './settings-panel.ts';

/**
 * Gives the presser a role of the group's, or takes it back, if that may be at this moment. Nothing is stored of it; what
 * is in the way the admins are told, once.
 */
export const turnRole = inCohort({
  input: { kind: z.enum(roleKinds), to: z.enum(['yes', 'no']), panel: z.literal('yes').optional() },
  answers: ({ input }) => (input.panel === 'yes' ? 'update' : 'private'),
  look: '/settings',
  unsaved: ({ words }) => words.member.role.unsaved,
  async run(call, ctx, { cohort }) {
    const { words, guildId, userId } = call;
    const { kind, panel } = call.input;
    const has = call.input.to === 'yes';
    const said = words.member.role;
    const roleId = roleOf(cohort, kind);
    if (roleId === null) return say(said.notOffered);
    // Who has left gives back what they have.
    if (has && !cohort.learns) {
      const join = button(words.member.leave.join, customId('join', { cohort: cohort.id }), { style: 'success' });
      return offer(said.joinFirst, join);
    }
    if (has && kind === 'milestone' && !(await hasCompletedMonth(ctx.db, cohort.id, userId))) return say(said.notYet);
    // Who reads the server's audit log is not who presses.
    const { reason } = wordsFor(cohort.language, ctx.servers.locale(guildId)).member.role;
    const fault = await ctx.roles.set({ guildId, userId }, roleId, has, reason);
    if (fault === 'away') return roleRefused(words, roleId, fault);
    await once(ctx, call, async (tx) => {
      if (fault === null) await dropNotice(tx, cohort.id, 'role');
      else await oweNotice(tx, cohort.id, 'role', ctx.now(), fault);
      return null;
    });
    if (fault !== null) return roleRefused(words, roleId, fault);
    if (panel === undefined) return roleTurned(words, cohort.id, roleId, { kind, has });
    const others = call.roles.filter((id) => id !== roleId);
    return showSettings({ ...call, roles: has ? [...others, roleId] : others }, ctx, cohort, {
      said: said[kind][has ? 'taken' : 'givenBack'](roleId),
    });
  },
});
