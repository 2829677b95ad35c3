import { named, timestamp } from '../../../kit/format.ts';
import type { Words } from '../../shape.ts';
import { count, schedule } from '../language.ts';

const when = (at: Date | null) => (at === null ? 'nach der Pause' : timestamp(at, 'F'));
const people = (counted: number) =>
  counted === 1 ? 'derselben Person' : `denselben ${count(counted, 'Person', 'Personen')}`;
const alsoStays =
  'Niemand muss noch einmal beitreten. Was die Leute erledigt und geschrieben haben, bleibt ihnen, ihre Serien und Joker bleiben, und ihre Zeitzonen, Ruhetage und Erinnerungen gelten weiter.';
const allIn =
  'Ihr seid alle schon dabei; eure Serien gehen weiter, und alles, was ihr erledigt und geschrieben habt, bleibt euch.';

export const succession: Words['cohort']['succession'] = {
  shown: (title, following) =>
    following === null
      ? `➡️ Auf **${named(title)}** folgt nichts: Nach dem letzten Tag kommt die Schlussnachricht, dann ist der Plan zu Ende.`
      : `➡️ Auf **${named(title)}** folgt **${named(following)}**: Die Schlussnachricht sagt es, und der erste Tag kommt zum nächsten Termin danach.`,
  afterEnd: (title) => `➡️ **${named(title)}** ist zu Ende. Wähle einen Plan, und dieselben Leute machen damit weiter.`,
  means: `-# ${alsoStays}`,
  choose: 'Wähle den Plan, der folgt',
  now: 'Jetzt beginnen …',
  none: 'Nichts folgt',
  named: '✅ Notiert. Bis dahin lässt es sich ändern.',
  cleared: '✅ Es folgt nichts mehr.',
  gone: (slug) => `⚠️ Den Plan, der folgen sollte, „${named(slug)}“, gibt es hier nicht mehr. Wähle einen anderen.`,
  askNow: (plan, before) =>
    `➡️ Jetzt zu **${named(plan.title)}** wechseln, mit ${people(plan.people)}? **${named(plan.firstDay)}** kommt ${when(plan.at)}. **${named(before.title)}** endet hier, nach ${before.posted} von ${count(before.total, 'Tag', 'Tagen')}: Was nicht erschienen ist, ist für niemanden fällig, und offene Tage lassen sich unter ihren eigenen Beiträgen weiter erledigen. ${alsoStays}`,
  askRestart: (plan, before) =>
    `🔄 **${named(plan.title)}** neu beginnen, mit ${people(plan.people)}? **${named(plan.firstDay)}** kommt ${when(plan.at)}. Was bisher erledigt ist, bleibt, wie es ist, ${before.posted} von ${count(before.total, 'Tag', 'Tagen')} erschienen; in der neuen Runde lässt sich jeder Tag noch einmal erledigen, und wer ein eigenes Tempo hatte, geht mit der Gruppe. ${alsoStays}`,
  sureNow: 'Jetzt wechseln',
  begun: (plan) =>
    `✅ **${named(plan.title)}** beginnt: **${named(plan.firstDay)}** kommt ${when(plan.at)}, für ${count(plan.people, 'Person', 'Personen')}. Der Kanal erfährt es.`,
  over: 'Das ist schon geschehen, oder der Plan ist inzwischen beendet. Nichts wurde geändert; /gruppe status zeigt, was läuft.',
  occupied: (channelId) =>
    `In <#${channelId}> läuft inzwischen ein anderer Plan, und ein Kanal hat Platz für einen. Nichts wurde geändert.`,
  nothingCloses:
    'Nichts schließt: Tage kannst du weiter mit /fertig abhaken, und /woche, /notizen und /serie gehen weiter.',
  closing: (plan, at) =>
    `➡️ Es folgt ${plan === null ? 'der nächste Plan' : `**${named(plan.title)}**`}: ${plan === null ? 'Sein erster Tag' : `**${named(plan.firstDay)}**`} kommt ${when(at)}. Ihr seid alle schon dabei, und eure Serien gehen weiter. Nichts schließt: Offene Tage lassen sich unter ihren eigenen Beiträgen weiter erledigen.`,
  news: {
    follows: (plan) =>
      `➡️ Als Nächstes kommt **${named(plan.title)}**: Ein Beitrag kommt ${schedule(plan.posts)}, zuerst **${named(plan.firstDay)}**, ${when(plan.at)}. ${allIn}`,
    restarted: (plan) =>
      `🔄 **${named(plan.title)}** beginnt neu mit **${named(plan.firstDay)}**, ${when(plan.at)}. ${allIn}`,
  },
};

export const removal: Words['cohort']['removal'] = {
  ask: (name, title) =>
    `👋 **${name}** aus **${named(title)}** herausnehmen? Es ist, als wäre die Person gegangen: Nichts ist mehr fällig für sie, und die Zeit ohne sie zählt als Pause. Ihre Tage, Notizen, Meilensteine und ihre Serie bleiben ihr, und sie erfährt es. Mit /mitmachen kann sie wiederkommen; wer das nicht soll, darf den Kanal nicht mehr sehen.`,
  sure: 'Herausnehmen',
  done: (name, isTold) =>
    `👋 **${name}** ist nicht mehr im Plan. Nichts von der Person wurde gelöscht.${isTold ? ' Sie erfährt es.' : ''}`,
  notIn: (name) => `**${name}** ist nicht in diesem Plan dabei. Nichts wurde geändert.`,
  unsaved: 'Niemand wurde aus dem Plan genommen.',
  whom: '👋 Wen willst du aus dem Plan nehmen? Du wirst noch einmal gefragt, bevor etwas geschieht, und nichts von der Person wird gelöscht.',
  choose: 'Wähle jemanden',
  tell: (title, channelId) =>
    `👋 Ein Admin hat dich aus **${named(title)}** (<#${channelId}>) genommen. Dort ist für dich nichts mehr fällig. Was du erledigt und geschrieben hast, bleibt dir, unter /datenschutz, und deine Serie wartet; mit /mitmachen bist du wieder dabei.`,
};
