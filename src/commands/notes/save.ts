import { z } from 'zod';
import { shorten } from '../../messages/kit/format.ts';
import { noteForm, noteLimit } from '../../messages/notes/form.ts';
import { about, messageCommand } from '../command.ts';
import { inPlan } from '../in-cohort.ts';
import { writing } from '../options.ts';
import { findSubject } from './note.ts';

/** Opens the form of a note with the words of a message in it, and the way back to that. */
export const saveAsNote = messageCommand({
  name: 'Save as note',
  run: inPlan({
    input: { message: z.object({ text: writing, link: writing }) },
    answers: 'modal',
    run: about(findSubject, async ({ words, input }, _, { cohort, day, done }) => {
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
