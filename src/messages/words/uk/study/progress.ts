import type { Words } from '../../shape.ts';
import { date, days, list, month, ofDays, people, plural } from '../language.ts';

export const progress: Words['progress'] = {
  headline: (done, total, streak) =>
    `📊 **${done} з ${ofDays(total)} плану**${streak === null ? '' : ` · серія ${streak.current} · найкраща ${streak.longest}`}`,
  picture: {
    days: 'днів плану',
    streak: 'серія',
    best: 'найкраща серія',
    weeks: 'Зроблені дні, за тижнями плану',
    weekdays: ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Нд'],
    month,
  },
  together: {
    people: (counted) => plural(counted, 'людина взяла участь', 'людини взяли участь', 'людей узяли участь'),
    days: (counted) => plural(counted, 'день зроблено', 'дні зроблено', 'днів зроблено'),
    longest: 'найдовша серія',
    perDay: 'Скільки людей зробили кожен день',
    shows: (took, done, perDay) =>
      `Участь: ${people(took)}, зроблено ${days(done)}. Скільки людей зробили кожен день: ${perDay.join('; ')}.`,
  },
  states: {
    kept: 'зроблено',
    'kept-late': 'вписано пізніше',
    ahead: 'наперед',
    frozen: 'заморозка',
    paused: 'пауза',
    away: 'відсутність',
    rest: 'відпочинок',
    missed: 'пропущено',
    open: 'ще відкрито',
    'no-post': null,
    'not-due': null,
  },
  dates: (from, to, states) =>
    `${date(from, to)} – ${date(to)}: ${list(states.map(({ label, dates }) => `${dates} ${label}`))}.`,
  week: (label, done, total) => `${label}: ${done} з ${total}`,
  weeks: (weeks) => `Зроблені дні за тижнями плану: ${weeks.join('; ')}.`,
  noPicture: '-# Тут я не вмію малювати, тож ось твій прогрес словами.',
  noGlyphs: 'Назви плану на картинці немає: мені бракує літер, якими її написано.',
  hidden: '-# Твою серію приховано: її немає тут і тоді, коли ти ділишся. Змінити можна в /приватність.',
  share: 'Поділитися тут',
  notJoined:
    'Тебе ще немає в цьому плані, тож прогресу показати нема. Познач день через /готово або почни з /приєднатися.',
  joinToLook: 'Прогрес інших — для тих, хто вчиться разом. Познач день через /готово або почни з /приєднатися.',
  notShown: (name) => `${name} не показує тут прогресу: цієї людини немає в цьому плані або вона тримає його при собі.`,
  shareInChannel: (channelId) =>
    `Поділитися цим можна в каналі плану, <#${channelId}>. Нічого не опубліковано: введи там /прогрес.`,
};
