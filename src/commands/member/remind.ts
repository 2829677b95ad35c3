import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { LocalDate, WallTime } from '../../core/calendar.ts';
import { type ReminderKind, reminderDate, snoozedUntil, snoozes } from '../../core/learner/reminders.ts';
import { isNone, parseDate, parseTime } from '../../core/parse.ts';
import type { Db } from '../../db/client.ts';
import { owe, oweAgain, priorities } from '../../db/owed.ts';
import { type Reminder, reminderKey, remindersOf, saveReminder, stopReminders, zoneOf } from '../../db/reminders.ts';
import { say } from '../../messages/kit/format.ts';
import { eveningIsHere, remindersShown } from '../../messages/member/reminder.ts';
import { studyFirst } from '../../messages/own/own-plan.ts';
import { type Call, type Choice, command, handler, isOwnPlace } from '../command.ts';
import { once } from '../once.ts';
import { text } from '../options.ts';
import { ownWords } from '../own-words.ts';

const kinds = ['reminder', 'last-call'] as const satisfies readonly ReminderKind[];
const unsaved = ({ words }: Call<unknown>) => words.reminders.unsaved;
const testMs = 60 * 60_000;

const setHours = handler({
  input: z.object({
    time: text({ suggested: true }).optional(),
    'last-call': text({ suggested: true }).optional(),
  }),
  look: '/remind',
  unsaved,
  async run(call, ctx) {
    const { words, userId, input } = call;
    const isOwn = isOwnPlace(call.guildId);
    const asked = { reminder: input.time, 'last-call': input['last-call'] };
    const wanted = kinds.flatMap((kind) => (asked[kind] === undefined ? [] : [{ kind, ...read(asked[kind]) }]));
    const unclear = wanted.find(({ time }) => time === undefined);
    if (unclear !== undefined) return say(words.reminders.unclear(unclear.text));
    const before = await remindersOf(ctx.db, userId);
    if (wanted.length === 0 && before.length > 0) return remindersShown(words, before);
    const zone = await zoneOf(ctx.db, userId);
    if (zone === null) return isOwn ? studyFirst(words) : say(words.reminders.studyFirst);
    if (wanted.length === 0) return remindersShown(words, before);
    const isNew = await once<boolean>(ctx, call, async (tx) => {
      const had = await remindersOf(tx, userId);
      for (const { kind, time } of wanted) {
        if (time == null) await stopReminders(tx, userId, [kind], ctx.now());
        else await saveReminder(tx, userId, kind, { time, zone }, ctx.now());
      }
      const starts = wanted.some(({ time }) => time !== null) && had.every(({ nextAt }) => nextAt === null);
      if (starts) await oweTest(tx, call, ctx);
      return starts;
    });
    const now = await remindersOf(ctx.db, userId);
    return now.length === 0
      ? say(words.reminders.stopped)
      : remindersShown(words, now, isNew ? (isOwn ? words.ownPlan : words.reminders).testFollows : null);
  },
});

const stop = handler({
  input: z.object({}),
  answers: 'replace',
  look: '/remind',
  unsaved,
  async run(call, ctx) {
    const { words, userId } = call;
    if ((await remindersOf(ctx.db, userId)).length === 0) return say(words.reminders.nothingToStop);
    await once(ctx, call, async (tx) => {
      await stopReminders(tx, userId, kinds, ctx.now());
      return null;
    });
    return say(words.reminders.stopped);
  },
});

/** Nothing is to be written: it is not asked again. */
const goOn = handler({
  input: z.object({}),
  answers: 'replace',
  async run({ words: { reminders }, userId }, ctx) {
    const isOn = (await remindersOf(ctx.db, userId)).length > 0;
    return say(isOn ? reminders.goesOn : reminders.nothingToStop);
  },
});

const putOff = handler({
  input: z.object({
    kind: z.enum(kinds),
    on: z.string().transform((on, check) => {
      const date = parseDate(on);
      if (date === undefined) check.addIssue('no date');
      return date ?? ('' as LocalDate);
    }),
    for: z.enum(snoozes),
  }),
  answers: 'replace',
  look: '/remind',
  unsaved,
  async run(call, ctx) {
    const { words, userId, input } = call;
    const own = (await remindersOf(ctx.db, userId)).find(({ kind }) => kind === input.kind);
    if (own === undefined) return say(words.reminders.nothingToStop);
    const until = await once<Date | null>(ctx, call, async (tx) => {
      const at = snoozedUntil(input.for, own, ctx.now());
      const later = { on: input.on, isTomorrow: input.for === 'tomorrow' };
      return at !== null && (await oweLater(tx, own, { at, ...later })) ? at : null;
    });
    if (until !== null) return say(words.reminders[input.for === 'tomorrow' ? 'snoozedTomorrow' : 'snoozed'](until));
    return input.for === 'tonight' ? eveningIsHere(words, input) : say(words.reminders.nothingToStop);
  },
});

export const remind = command({
  name: 'remind',
  run: setHours,
  components: { 'remind-stop': stop, 'remind-on': goOn, snooze: putOff },
  autocomplete: async (call, ctx) => suggestHours(call.input.text, (await ownWords(call, ctx)).reminders.offChoice),
});

/** A time, null for none, undefined where it is not clear. */
function read(text = ''): { text: string; time: WallTime | null | undefined } {
  return { text, time: isNone(text) ? null : parseTime(text) };
}

function suggestHours(typed: string, off: string): Choice[] {
  const hours = Array.from({ length: 18 }, (_, hour) => `${String(hour + 6).padStart(2, '0')}:00`);
  const read = parseTime(typed);
  const all = [...(read === undefined || hours.includes(read) ? [] : [read]), ...hours];
  const fitting = all.filter((hour) => typed.trim() === '' || hour === read || hour.startsWith(typed.trim()));
  return [...fitting.map((hour) => ({ name: hour, value: hour })), { name: off, value: 'off' }];
}

async function oweTest(tx: Db, { interactionId, userId }: Call<unknown>, ctx: Context): Promise<void> {
  const now = ctx.now();
  const untilAt = new Date(now.getTime() + testMs);
  const test = { key: `reminder-test:${interactionId}`, kind: 'reminder-test', priority: priorities.reminder };
  await owe(tx, { ...test, to: { userId }, dueAt: now, untilAt });
}

/** Lets a message come again; until tomorrow it is the one of that date, and today brings no last call any more. */
async function oweLater(
  tx: Db,
  { userId, kind, zone }: Reminder,
  { at, on, isTomorrow }: { at: Date; on: LocalDate; isTomorrow: boolean },
): Promise<boolean> {
  const { on: then, untilAt } = reminderDate(at, zone);
  if (!isTomorrow) return oweAgain(tx, reminderKey(kind, userId, on), at, untilAt);
  const message = { priority: priorities.reminder, to: { userId } };
  await owe(tx, { ...message, key: reminderKey(kind, userId, then), kind, dueAt: at, untilAt });
  // A key that was owed is never owed again.
  const silenced = { key: reminderKey('last-call', userId, on), kind: 'last-call', dueAt: at, untilAt: at };
  await owe(tx, { ...message, ...silenced });
  return true;
}
