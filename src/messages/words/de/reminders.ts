import type { ReminderTime } from '../../../core/learner/reminders.ts';
import { timestamp } from '../../kit/format.ts';
import type { Words } from '../shape.ts';
import { problem } from './reasons.ts';

const at = ({ time, zone }: ReminderTime) => `**${time}** ${zone}`;

export const reminders: Words['reminders'] = {
  open: (day, plan, channelId, closesAt) =>
    `📘 **${day}** · ${plan}${channelId === null ? '' : `, <#${channelId}>`} · zählt für heute bis ${timestamp(closesAt, 't')}`,
  heads: {
    reminder: '⏰ Eine leise Erinnerung: Das ist für dich noch offen.',
    'last-call': '🌙 Letzter Aufruf für heute, wenn dir danach ist. Wenn nicht, ist das auch in Ordnung.',
  },
  doneOf: (day) => `${day} erledigt`,
  openOf: (day) => `${day} öffnen`,
  snooze: { hour: 'In 1 Stunde', tonight: 'Heute Abend', tomorrow: 'Morgen' },
  stop: 'Stopp',
  ask: '💬 Das ist nun die siebte, und dazwischen wurde kein Tag erledigt. Soll ich weitermachen? Beides ist in Ordnung, und nichts geht verloren.',
  goOn: 'Weiter so',
  goesOn: '👍 Ich mache weiter wie bisher. Eine andere Uhrzeit oder keine: /erinnern.',
  test: (hours) =>
    `👋 So erinnere ich dich: hier, ${hours}, und nur solange ein Tag offen ist. **Stopp** beendet es jederzeit.`,
  shown: {
    none: '⏰ Ich erinnere dich an nichts.',
    how: 'Wähle eine Uhrzeit oder tippe deine eigene: **/erinnern uhrzeit:18:30**, **/erinnern letzter-aufruf:22:00**; **aus** beendet eine.',
    only: 'Ich schreibe nur, solange ein Tag für dich offen ist, einmal zu jeder dieser Uhrzeiten, und nie, wenn du weg bist oder Ruhetag hast.',
  },
  hour: {
    reminder: (hour) => `um ${at(hour)}`,
    'last-call': (hour) => `mit einem letzten Aufruf um ${at(hour)}`,
  },
  hours: (hours) => hours.join(' und '),
  on: (hours) => `⏰ Ich erinnere dich per Direktnachricht ${hours}.`,
  testFollows:
    'Eine Testnachricht kommt innerhalb einer Minute. Wenn nicht: Öffne das Menü dieses Servers, **Privatsphäre-Einstellungen**, und erlaube **Direktnachrichten**.',
  offer: {
    reminder: (time) => `Um ${time} erinnern`,
    'last-call': (time) => `Letzter Aufruf um ${time}`,
  },
  stopped:
    '🔕 Keine Erinnerungen mehr. Deine Pläne und deine Serie gehen weiter wie bisher; /erinnern fängt wieder an.',
  nothingToStop:
    'Es gibt keine Erinnerung mehr, die sich beenden oder verschieben ließe. Nichts geändert; /erinnern stellt eine ein.',
  snoozed: (until) => `💤 Ich frage am ${timestamp(until, 'f')} wieder, falls es dann noch offen ist.`,
  snoozedTomorrow: (until) =>
    `🌅 Ich sehe am ${timestamp(until, 'f')} wieder nach, was dann offen ist. Heute kommt nichts mehr, auch kein letzter Aufruf.`,
  evening: 'Bei dir ist es schon nach 20 Uhr. Nichts geändert; verschieb es um eine Stunde oder auf morgen.',
  studyFirst:
    'Du lernst hier noch nach keinem Plan, also gibt es nichts, woran ich dich erinnern könnte. Nichts wurde geändert. Mit /mitmachen bist du dabei.',
  unclear: (text) => `${problem({ kind: 'time', text })} Zum Beenden: **aus**. Nichts wurde geändert.`,
  offChoice: 'aus: keine mehr davon',
  unsaved: 'Deine Erinnerungen sind wie vorher.',
  undelivered: (missed, isOver, isOwn) =>
    `⚠️ Eine Erinnerung von ${timestamp(missed, 'f')} hat dich nicht erreicht: Laut Discord nimmst du von mir keine Direktnachrichten an. ${
      isOver
        ? 'Nach dreien habe ich aufgehört; **/erinnern** fängt wieder an.'
        : `${isOwn ? 'Füg mich deinem Konto hinzu, oder erlaube Direktnachrichten auf einem Server, auf dem ich bin' : 'Erlaube Direktnachrichten von diesem Server'}, um sie zu bekommen.`
    }`,
};
