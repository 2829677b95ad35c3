import { fingerprint } from '../../core/reference.ts';
import { wordsOf } from '../../core/text.ts';
import { inPieces } from '../in-pieces.ts';
import { madeOnce } from '../made-once.ts';
import type { Day } from '../model.ts';
import type { Plan } from '../plan.ts';

/** What a day says, short enough to be kept and compared: its title in plain words, and prints of the rest. */
type DayWording = { title: string; body: string; links: string };

/** What a day says; made once for a day, for versions of a plan are compared several times while an admin decides. */
export const wordingOf = madeOnce(
  ({ title, minutes, review, fields, resources }: Day): DayWording => ({
    title: wordsOf(title),
    body: fingerprint(JSON.stringify([minutes, review, fields.map(({ kind, label, text }) => [kind, label, text])])),
    links: fingerprint(JSON.stringify(resources.map((link) => [link.title, link.url]))),
  }),
);

/** Makes the wordings of whole plans, so that comparing them after it holds up nobody who waits. */
export async function prepareWordings(...plans: Plan[]): Promise<void> {
  for (const { days } of plans) await inPieces(days, wordingOf);
}
