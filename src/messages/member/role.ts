import type { RoleFault } from '../../core/block-reasons.ts';
import { button, customId, offer, say } from '../kit/format.ts';
import type { Button, Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** What a role is for: it is pinged with each post, or shows that somebody has completed a month. */
export const roleKinds = ['ping', 'milestone'] as const;
export type RoleKind = (typeof roleKinds)[number];

/** A role that somebody may take, or has and may give back. */
export type OfferedRole = { kind: RoleKind; has: boolean };

const emojis = { ping: { take: '🔔', giveBack: '🔕' }, milestone: { take: '🏅', giveBack: '🏅' } } as const;

/** A button each; `panel`: its answer takes the place of the panel that it stands on. */
export function roleButtons(
  { member: { role: words } }: Words,
  cohortId: number,
  offered: readonly OfferedRole[],
  panel = false,
): Button[] {
  return offered.map(({ kind, has }) => {
    const what = has ? 'giveBack' : 'take';
    const id = customId('role', { cohort: cohortId, kind, to: has ? 'no' : 'yes', ...(panel ? { panel: 'yes' } : {}) });
    return button(words[kind][what], id, { emoji: emojis[kind][what] });
  });
}

/** Somebody has taken a role, or given it back. */
export function roleTurned(words: Words, cohortId: number, roleId: string, now: OfferedRole): Message {
  const said = words.member.role;
  return offer(said[now.kind][now.has ? 'taken' : 'givenBack'](roleId), ...roleButtons(words, cohortId, [now]));
}

/** It was not given, or not taken back: Discord does not say what the roles are now, or one of them may not be. */
export function roleRefused({ member: { role } }: Words, roleId: string, fault: RoleFault | 'away'): Message {
  return say(fault === 'away' ? role.away : role.refused(roleId, fault));
}
