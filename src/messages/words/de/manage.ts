import type { LocalDate } from '../../../core/calendar.ts';
import { named, timestamp } from '../../kit/format.ts';
import type { Words } from '../shape.ts';
import { date } from './language.ts';

/** `Do., 24. Dez. – Mi., 6. Jan.`, `Do., 24. Dez.`. */
export function dates(from: LocalDate, until: LocalDate | null): string {
  if (until === null) return `ab ${date(from)}`;
  return from === until ? date(from) : `${date(from)} – ${date(until, from)}`;
}

export const holidays: Words['cohort']['holidays'] = {
  head: (title) => `🏖️ **Ferien von ${named(title)}**`,
  means:
    'An diesen Tagen erscheint nichts und ist nichts fällig: Serien warten, kein Tag des Plans fällt aus, und danach ist nichts nachzuholen.',
  line: ({ from, until }) => `• ${dates(from, until)}`,
  none: 'Keine geplant.',
  planned: ({ from, until }, next) =>
    `🏖️ Geplant: ${dates(from, until)}.${next === null ? '' : ` Der erste Beitrag danach kommt ${timestamp(next, 'F')}.`} Der Kanal erfährt es.`,
  today: 'Was heute erschienen ist, bleibt und kann erledigt werden; fällig ist es für niemanden mehr.',
  before: ({ from, until }) => `${dates(from, until)} ist schon ohne Beiträge. Nichts wurde geändert.`,
  removed: ({ from, until }, next) =>
    `↩️ Abgesagt: ${dates(from, until)}.${next === null ? '' : ` Der nächste Beitrag kommt ${timestamp(next, 'F')}.`} Der Kanal erfährt es.`,
  gone: 'Diese Ferien sind vorbei oder schon abgesagt. Nichts wurde geändert.',
  backwards: 'Das endet, bevor es beginnt. Nichts wurde geändert; **bis** ist der letzte Tag ohne Beitrag.',
  plan: 'Ferien planen',
  remove: 'Ferien absagen …',
  form: {
    title: 'Ferien planen',
    from: { label: 'Erster Tag ohne Beitrag', description: 'Etwa 2026-12-24, Montag oder morgen' },
    until: { label: 'Letzter Tag ohne Beitrag', description: 'Leer: nur dieser eine Tag' },
  },
};
