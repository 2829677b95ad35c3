import type { Words } from '../../shape.ts';
import { count, days, number } from '../language.ts';

export const finish: Words['finish'] = {
  headline: (plan, whole) => `🎓 **${plan}**: ${whole ? 'geschafft' : 'du bist am Ende'}`,
  of: (name, plan, whole) => `🎓 **${name}** ${whole ? `hat **${plan}** geschafft` : `ist am Ende von **${plan}**`}`,
  days: (done, total) => `${done} von ${total === 1 ? '1 Tag' : `${number(total)} Tagen`}`,
  before: (before) => `${days(before)} ${before === 1 ? 'lag' : 'lagen'} vor dem Start`,
  longest: (run) => `längste Serie ${run}`,
  studied: {
    minutes: (minutes) => `etwa ${count(minutes, 'Minute', 'Minuten')} gelernt`,
    hours: (hours) => `etwa ${count(hours, 'Stunde', 'Stunden')} gelernt`,
  },
  notes: (notes) => count(notes, 'Notiz', 'Notizen'),
  picture: {
    groupDays: 'Tage seit dem Start',
    hours: { value: number, label: 'Lernstunden' },
    notes: (notes) => (notes === 1 ? 'Notiz' : 'Notizen'),
  },
  card: 'Meine Abschlusskarte',
  notYet: 'Du bist noch nicht am Ende dieses Plans. /fortschritt zeigt, wie weit du bist.',
  next: '**Wie es weitergeht**',
  leftOut: (left, first) => `• ${days(left)} hast du ausgelassen: Sie bleiben dir offen, ab **${first}**.`,
  others: '• Ein anderer Plan dieses Servers:',
  follows: (plan) => `• Die Gruppe macht mit **${plan}** weiter, und du mit ihr: Du musst nichts dafür tun.`,
  again:
    '• Den Plan noch einmal für dich allein, in unseren Direktnachrichten: zu deiner Uhrzeit, an deinen Wochentagen, in deinem Tempo.',
  alone:
    '• Ein Plan für dich allein, in unseren Direktnachrichten: zu deiner Uhrzeit, an deinen Wochentagen, in deinem Tempo.',
  beginAgain: 'Noch einmal, für mich',
  reminders: '• Deine Erinnerungen haben nichts mehr, woran sie dich erinnern könnten.',
};
