import type { Words } from '../../shape.ts';
import { count, date, days, list, month } from '../language.ts';

const people = (number: number) => count(number, 'Person hat', 'Personen haben');

export const progress: Words['progress'] = {
  headline: (done, total, streak) =>
    `📊 **${done} von ${total} Tagen des Plans**${streak === null ? '' : ` · Serie ${streak.current} · beste ${streak.longest}`}`,
  picture: {
    days: 'Tage des Plans',
    streak: 'Serie',
    best: 'beste Serie',
    weeks: 'Erledigte Tage, nach Wochen des Plans',
    weekdays: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
    month,
  },
  together: {
    people: (number) => (number === 1 ? 'Person war dabei' : 'Personen waren dabei'),
    days: (number) => (number === 1 ? 'Tag erledigt' : 'Tage erledigt'),
    longest: 'längste Serie',
    perDay: 'Wie viele jeden Tag erledigt haben',
    shows: (number, done, perDay) =>
      `${people(number)} mitgemacht, ${days(done)} erledigt. Wie viele jeden Tag erledigt haben: ${perDay.join('; ')}.`,
  },
  states: {
    kept: 'erledigt',
    'kept-late': 'nachgetragen',
    ahead: 'vorgearbeitet',
    frozen: 'Joker genutzt',
    paused: 'Pause',
    away: 'weg',
    rest: 'Ruhetag',
    missed: 'verpasst',
    open: 'noch offen',
    'no-post': null,
    'not-due': null,
  },
  dates: (from, to, states) =>
    `${date(from, to)} bis ${date(to)}: ${list(states.map(({ label, dates }) => `${dates} ${label}`))}.`,
  week: (label, done, total) => `${label}: ${done} von ${total}`,
  weeks: (weeks) => `Erledigte Tage nach Wochen des Plans: ${weeks.join('; ')}.`,
  noPicture: '-# Ich kann hier nicht zeichnen, deshalb dein Fortschritt in Worten.',
  noGlyphs: 'Der Titel des Plans fehlt im Bild: Für seine Schrift habe ich keine Zeichen.',
  hidden: '-# Deine Serie ist verborgen: Sie fehlt hier und auch, wenn du teilst. /datenschutz ändert das.',
  share: 'Hier teilen',
  notJoined:
    'Du machst bei diesem Plan noch nicht mit, also gibt es keinen Fortschritt zu zeigen. Hak mit /fertig einen Tag ab, oder fang mit /mitmachen an.',
  joinToLook:
    'Der Fortschritt anderer ist für die, die mitlernen. Hak mit /fertig einen Tag ab, oder fang mit /mitmachen an.',
  notShown: (name) => `${name} zeigt hier keinen Fortschritt: ist nicht in diesem Plan oder behält ihn für sich.`,
  shareInChannel: (channelId) =>
    `Teilen kannst du das im Kanal des Plans, <#${channelId}>. Nichts wurde gepostet: Gib dort /fortschritt ein.`,
};
