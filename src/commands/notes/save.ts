import { z } from 'zod';
import type { Context } from '../../context.ts';
import { refOf } from '../../core/reference.ts';
import { standingOf } from '../../curriculum/study/day-state.ts';
import { shorten } from '../../messages/kit/format.ts';
import { noteForm, noteLimit } from '../../messages/notes/form.ts';
import { about, type Call, messageCommand } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { writing } from '../options.ts';
import { callersLedger } from '../study/load-ledger.ts';
import { findSubject } from './note.ts';

/** Opens the form of a note with the words of a message in it, and the way back to that. */
export const saveAsNote = messageCommand({
  name: 'Save as note',
  run: inPlan({
    input: { message: z.object({ text: writing, link: writing }) },
    answers: 'modal',
    run: about(findOwnDay, async ({ words, input }: Call<Saved>, _, { cohort, day, done }) => {
      const { text, link } = input.message;
      return noteForm(words, {
        ...{
          cohortId: cohort.id,
          day,
          audience: cohort.sharesNotes ? 'cohort' : 'me',
          offersDone: !done,
          of: 'message',
        },
        text: shorten(text, noteLimit),
        link,
      });
    }),
  }),
});

type Saved = { message: { text: string; link: string } };

/** The latest day, or, for whoever goes at their own pace, their next one. */
async function findOwnDay(call: Call<object>, ctx: Context, place: InPlan) {
  const { cohort, plan } = place;
  if (!cohort.learns) return findSubject({ ...call, input: {} }, ctx, place);
  const { ledger } = await callersLedger(ctx, cohort, call.userId);
  const { kind, next } = standingOf(plan, cohort, ledger, ctx.now());
  const input = kind === 'own' && next !== null ? { day: refOf(next.key) } : {};
  return findSubject({ ...call, input }, ctx, place);
}
