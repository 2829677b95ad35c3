import { z } from 'zod';
import type { Context } from '../../context.ts';
import { findDay, findWeek } from '../../curriculum/look-up.ts';
import { type Plan, weekOf } from '../../curriculum/plan.ts';
import { languageOf } from '../../curriculum/words/plan-language.ts';
import { type NoteFilter, newestNote, placeOfNote } from '../../db/notes/notes.ts';
import { notedDays } from '../../db/notes/shared.ts';
import { searchConfigs } from '../../db/notes/text-search.ts';
import { fits, say } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import type { Attached } from '../../messages/notes/attached.ts';
import { type Leafing, noNotes, noteShown } from '../../messages/notes/notes.ts';
import { type AnyHandler, about, type Call, isOwnPlace } from '../command.ts';
import { inCohort } from '../in-cohort.ts';
import { rowId, text, word } from '../options.ts';
import { sightOf } from '../sight.ts';
import { refuseDay } from '../study/day-option.ts';
import { type Opened, openNote } from './opened.ts';

/** A note, and among which others it is shown. */
export const leafing = z.object({
  note: rowId,
  only: z.enum(['day', 'week']).optional(),
  find: word.optional(),
});
/** Without the id of a note the newest of a cohort is shown, of those that are looked for. */
export const browse = inCohort({
  input: {
    day: text({ suggested: true }).optional(),
    week: text({ suggested: true }).optional(),
    search: text().optional(),
  },
  reach: 'own history',
  async run(call, ctx, { cohort }) {
    const { words, input } = call;
    const whole = await ctx.curriculumOf(cohort.versionId);
    // Without sight of the plan there is no day to name: all one's notes are looked through.
    const plan = sightOf(call, ctx, cohort) === 'yes' ? whole : null;
    const day = plan === null || input.day === undefined ? undefined : findDay(plan, input.day);
    if (plan !== null && input.day !== undefined && day === undefined) return refuseDay(words, plan, input.day);
    const named = day === undefined ? input.week : undefined;
    const week = plan === null || named === undefined ? undefined : findWeek(plan, named);
    if (plan !== null && named !== undefined && week === undefined) return noWeek(call, plan, named);
    const find = searchable(input.search ?? '');
    const dayKeys = day === undefined ? week?.days.map(({ key }) => key) : [day.key];
    const newest = await newestNote(ctx.db, cohort.id, call.userId, { dayKeys, find: searchFor(call, whole, find) });
    if (newest === undefined) {
      const noted = plan === null || !cohort.learns ? [] : await notedDays(ctx.db, cohort.id);
      const shared = whole.days.findLast(({ key }) => noted.includes(key));
      return noNotes(words, cohort.id, cohort.title, { day, week, find, shared, isOwn: isOwnPlace(cohort.guildId) });
    }
    const only = day !== undefined ? 'day' : week !== undefined ? 'week' : undefined;
    return leaf.run({ ...call, input: { note: newest, only, find } }, ctx);
  },
});

/** Shows a note by its id: it is the caller's own, wherever they are. */
export const leaf: AnyHandler = {
  ...browse,
  input: z.union([leafing, browse.input]),
  run: async (call, ctx) => ('note' in call.input ? showOne(call, ctx) : browse.run(call, ctx)),
};
const showOne = about(openNote, (call: Call<z.infer<typeof leafing>>, ctx, note) => show(call, ctx, note));

/** One's own note among those that are looked for. */
export async function show(
  call: Call<Leafing>,
  ctx: Context,
  note: Opened,
  news?: { attached: Attached },
): Promise<Message> {
  const { only, find } = call.input;
  const week = only === 'week' ? weekOf(note.plan, note.dayKey) : undefined;
  const dayKeys = only === undefined ? undefined : (week?.days.map(({ key }) => key) ?? [note.dayKey]);
  const filter: NoteFilter = { dayKeys, find: searchFor(call, note.plan, find) };
  const place = await placeOfNote(ctx.db, note, filter);
  return noteShown(call.words, { ...note, ...place, leafing: { note: note.id, only, find }, week }, news);
}

function noWeek({ words }: Call<unknown>, plan: Plan, text: string): Message {
  const [first, last] = [plan.weeks[0], plan.weeks.at(-1)];
  if (first === undefined || last === undefined) return say(words.study.week.noWeeks);
  return say(words.notes.own.noWeek(words.kit.quoted(text), first.label, last.label));
}

/** Words to look for, as far as the buttons that go on with them have room; undefined where there are none. */
function searchable(text: string): string | undefined {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  const room = [...words].findLastIndex((_, at, all) =>
    fits('note-delete', {
      note: Number.MAX_SAFE_INTEGER,
      only: 'week',
      find: all.slice(0, at + 1).join(''),
      sure: 'yes',
    }),
  );
  return room < 0 ? undefined : [...words].slice(0, room + 1).join('');
}

function searchFor({ locale }: Call<unknown>, plan: Plan, words: string | undefined): NoteFilter['find'] {
  return words === undefined ? undefined : { words, configs: searchConfigs(locale, languageOf(plan.curriculum)) };
}
