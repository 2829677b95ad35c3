import type { Words } from '../../shape.ts';
import { list } from '../language.ts';
import { permission, roleFault } from '../reasons.ts';

export const role: Words['member']['role'] = {
  ping: {
    take: 'Ping mich',
    giveBack: 'Nicht mehr pingen',
    taken: (roleId) => `🔔 Du hast jetzt <@&${roleId}>: Jeder Beitrag pingt dich.`,
    givenBack: (roleId) => `🔕 Du hast <@&${roleId}> zurückgegeben: Beiträge pingen dich nicht mehr.`,
  },
  milestone: {
    take: 'Meine Rolle nehmen',
    giveBack: 'Rolle zurückgeben',
    taken: (roleId) => `🏅 Du hast jetzt <@&${roleId}>. Du hast sie dir verdient.`,
    givenBack: (roleId) => `🏅 Du hast <@&${roleId}> zurückgegeben. Du kannst sie jederzeit wieder nehmen.`,
  },
  reason: 'Das Mitglied hat dafür einen Button gedrückt',
  notOffered: 'Diese Rolle gibt es hier nicht mehr. Nichts wurde geändert.',
  notYet:
    'Diese Rolle ist für alle, die einen Monat des Plans oder den ganzen Plan geschafft haben. Nichts wurde geändert; /monat zeigt, wie weit du bist.',
  joinFirst: 'Diese Rolle ist für alle, die bei dem Plan mitmachen. Nichts wurde geändert.',
  refused: (roleId, fault) =>
    `Das geht mit <@&${roleId}> gerade nicht: ${roleFault(fault)}. Nichts wurde geändert. Die Admins erfahren es; versuch es bitte später noch einmal.`,
  away: 'Discord hat nicht gesagt, ob das gerade geht. Drück bitte gleich noch einmal; zweimal drücken schadet nicht.',
  unsaved: 'Deine Rollen sind vielleicht unverändert.',
};

export const offers: Words['cohort']['offers'] = {
  role: (roleId, fault) => `⚠️ <@&${roleId}> kann sich niemand per Button nehmen: ${roleFault(fault)}.`,
  threads: (channelId, missing) =>
    `⚠️ In <#${channelId}> kann ich keine Threads öffnen: Mir fehlt dort ${list(missing.map((name) => `**${permission(name)}**`))}. Beiträge kommen trotzdem.`,
  allow: `${permission('Manage Roles')} erlauben`,
};
