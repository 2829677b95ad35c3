import type { RoleFault } from '../../../../core/block-reasons.ts';
import { list } from '../language.ts';
import { roleFault } from '../reasons.ts';

/** Roles that members take by a button. */
export const role = {
  ping: {
    take: 'Ping me',
    giveBack: 'Stop pinging me',
    taken: (roleId: string) => `🔔 You have <@&${roleId}> now: each post pings you.`,
    givenBack: (roleId: string) => `🔕 You have given <@&${roleId}> back: posts no longer ping you.`,
  },
  milestone: {
    take: 'Take my role',
    giveBack: 'Give my role back',
    taken: (roleId: string) => `🏅 You have <@&${roleId}> now. You’ve earned it.`,
    givenBack: (roleId: string) => `🏅 You have given <@&${roleId}> back. You can take it again any time.`,
  },
  /** What the server’s audit log says. */
  reason: 'The member pressed a button for it',
  notOffered: 'That role is no longer offered here. Nothing was changed.',
  notYet:
    'That role is for those who have completed a month of the plan, or all of it. Nothing was changed; /month shows how far you are.',
  joinFirst: 'That role is for those who take part in the plan. Nothing was changed.',
  refused: (roleId: string, fault: RoleFault) =>
    `I can’t do that with <@&${roleId}> at the moment: ${roleFault(fault)}. Nothing was changed. The admins are told; please try again later.`,
  away: 'Discord did not say whether that can be done just now. Please press again in a moment; pressing twice does no harm.',
  unsaved: 'Your roles may not have changed.',
};

/** What is in the way of what a group offers beside its posts, for its admins. */
export const offers = {
  role: (roleId: string, fault: RoleFault) => `⚠️ Members can’t take <@&${roleId}> by its button: ${roleFault(fault)}.`,
  threads: (channelId: string, missing: readonly string[]) =>
    `⚠️ I can’t open threads in <#${channelId}>: I’m missing ${list(missing.map((name) => `**${name}**`))} there. Posts come all the same.`,
  allow: 'Allow me Manage Roles',
};
