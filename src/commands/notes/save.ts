import { z } from 'zod';
import type { Context } from '../../context.ts';
import { shorten } from '../../messages/kit/format.ts';
import { noteLimit } from '../../messages/notes/form.ts';
import { about, type Call, messageCommand } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { writing } from '../options.ts';
import { findSubject, formOn, usualAudience } from './note.ts';

/** Opens the form of a note with the words of a message in it, and the way back to that. */
export const saveAsNote = messageCommand({
  name: 'Save as note',
  run: inPlan({
    input: { message: z.object({ text: writing, link: writing }) },
    answers: 'modal',
    run: about(findOfMessage, async ({ words, input }: Call<Saved>, _, subject) => {
      const { text, link } = input.message;
      return formOn(words, subject, usualAudience(subject.cohort), {
        of: 'message',
        text: shorten(text.replace(mentions, '').trim(), noteLimit),
        link,
      });
    }),
  }),
});

/** Whom a message called: in a form it would be a number, and who they are is no matter of the note. */
const mentions = /[ \t]*<@[!&]?\d+>/g;

function findOfMessage(call: Call<object>, ctx: Context, place: InPlan) {
  return findSubject({ ...call, input: {} }, ctx, place);
}

type Saved = { message: { text: string; link: string } };
