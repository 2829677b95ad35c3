import { settingNames } from '../../../core/cohort-settings.ts';
import { command } from '../../command.ts';
import { announce } from '../announce.ts';
import { draftedBy } from './drafted.ts';
import { propose } from './proposals.ts';
import { suggestSetting } from './settle.ts';

const group = draftedBy({
  name: 'setup',
  names: settingNames,
  look: '/cohort status',
  said: ({ cohort }) => cohort.setup,
  propose,
  notes({ cohort: { setup } }, { channelId, roleId }, { inTheWay, missing, roleSilent }) {
    return [
      ...(inTheWay === undefined ? [setup.mayPost(channelId)] : []),
      ...missing.map((permission) => setup.missing(permission, permission === 'Attach Files')),
      ...(roleSilent && roleId !== null ? [setup.pingsNobody(roleId)] : []),
    ];
  },
  async begun(tx, call, ctx, cohort, { title, firstDay, first, settings: { time, zone, weekdays } }) {
    const news = { title, firstDay, posts: { time, zone, weekdays }, next: first.at.toISOString() };
    await announce(tx, call, ctx, cohort, { what: 'started', ...news });
  },
  // What runs in the channel stands among the settings, then.
  occupied: (_call, _ctx, shown) => shown(),
});

export const setup = command({
  name: 'setup',
  admins: true,
  run: group.begin,
  components: group.components,
  modals: group.modals,
  autocomplete: suggestSetting,
});
