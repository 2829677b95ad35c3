import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Plan } from '../curriculum/plan.ts';
import { type CohortForUser, serverOf } from '../db/cohorts.ts';
import { keptOutcome } from '../db/handled.ts';
import { noteToldStopped } from '../db/posts/undelivered.ts';
import { noteToldUndelivered } from '../db/reminders.ts';
import { customId, fits, say } from '../messages/kit/format.ts';
import type { Message, Modal } from '../messages/kit/message.ts';
import { handBack } from '../messages/kit/refusals.ts';
import { withLine } from '../messages/study/done.ts';
import { type Words, wordsFor } from '../messages/words/words.ts';
import { type AnyHandler, answersOf, type Call, type Handler, isOwnPlace, type Refused, refuse } from './command.ts';
import { once } from './once.ts';
import { optionsOf } from './options.ts';
import { madeIn } from './sight.ts';
import { cohortFor, type Here, type Placed, placed, type Reach } from './which-cohort.ts';

/** A request too long for a button, which is therefore kept: the interaction that first made it. */
const kept = z.object({
  kept: z.string().regex(/^\w{1,20}$/),
  cohort: placed.cohort,
  /** It leads to a form, which must be the first answer. */
  form: z.literal('yes').optional(),
});

type Input<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>> & Placed;
type Parts<Shape extends z.ZodRawShape, Place> = Omit<Handler<Input<Shape>>, 'input' | 'options' | 'run'> & {
  input: Shape;
  reach?: Reach;
  /** What answers where somebody asks in their own place and has nothing that it could be about. */
  nothing?: (words: Words) => Message;
  run(call: Call<Input<Shape>>, ctx: Context, here: Place): Promise<Message | Modal>;
};

/**
 * A handler that is given its cohort. Where several could be meant the caller is asked, by buttons that carry the whole
 * request; one that is too long for a button is kept under its interaction for a day, and the button names that.
 */
export function inCohort<Shape extends z.ZodRawShape>(parts: Parts<Shape, Here>): AnyHandler {
  const { reach, nothing, run, ...rest } = parts;
  const whole = z.object({ ...placed, ...parts.input });
  const decode = (input: unknown) => whole.parse(input) as Input<Shape>;
  return {
    ...rest,
    // What names a kept request names nothing else, but would pass for an input whose fields may all be left out.
    input: z.union([kept, whole]),
    options: optionsOf(whole),
    ownWords: true,
    async delivered(call, ctx) {
      await rest.delivered?.(call, ctx);
      if (!told.has(call)) return;
      await noteToldUndelivered(ctx.db, call.userId);
      await noteToldStopped(ctx.db, call.userId, ctx.now());
    },
    answers: (call) =>
      'kept' in call.input ? (call.input.form === 'yes' ? 'modal' : 'update') : answersOf(parts, call),
    async run(asked: Call<Input<Shape> | z.infer<typeof kept>>, ctx) {
      const whole = 'kept' in asked.input ? await recalled(asked as Call<z.infer<typeof kept>>, ctx, decode) : asked;
      const call = 'refusal' in whole ? whole : await atHome(whole as Call<Input<Shape>>, ctx);
      if ('refusal' in call) return handBack(asked.words, call.refusal, parts.written?.(asked as Call<Input<Shape>>));
      const isForm = answersOf(parts, call as Call<Input<Shape>>) === 'modal';
      const found = await cohortFor(call, ctx, { reach, nothing }, (cohorts) => repeats(call, ctx, cohorts, isForm));
      if ('refusal' in found) return handBack(call.words, found.refusal, parts.written?.(call as Call<Input<Shape>>));
      const words = wordsFor(found.cohort.learner?.language, call.locale);
      const there = await madeIn({ ...(call as Call<Input<Shape>>), words }, ctx, found.cohort.guildId);
      if (there === undefined) return handBack(words, say(words.kit.memberUnknown), parts.written?.(call));
      return tellUndelivered(asked, words, found.cohort, await run(there, ctx, found));
    },
  };
}

/** Calls whose answers tell that a direct message did not arrive; once the answer has, they were told. */
const told = new WeakSet<Call<unknown>>();

function tellUndelivered(
  call: Call<unknown>,
  words: Words,
  { guildId, undelivered, stopped }: CohortForUser,
  answer: Message | Modal,
): Message | Modal {
  // In the plan itself that is said as long as it is so.
  const isOwn = isOwnPlace(guildId);
  const rests = stopped !== null && (!stopped.isTold || isOwn) ? new Date(stopped.at) : null;
  if ('modal' in answer || answer.shared || (undelivered === null && rests === null)) return answer;
  told.add(call);
  const whole = rests === null ? answer : withLine(answer, words.ownPlan.stopped(rests));
  if (undelivered === null) return whole;
  return withLine(whole, words.reminders.undelivered(new Date(undelivered.at), undelivered.isOver, isOwn));
}

/** Under a direct message a button may name a cohort of a server: the same request as if it were made there. */
async function atHome<Input extends Placed>(call: Call<Input>, ctx: Context): Promise<Call<Input> | Refused> {
  const { cohort } = call.input;
  if (!isOwnPlace(call.guildId) || cohort === undefined) return call;
  const { kit } = call.words;
  const guildId = await serverOf(ctx.db, cohort);
  if (guildId === undefined || (isOwnPlace(guildId) && guildId !== call.guildId)) return refuse(say(kit.postGone));
  return (await madeIn(call, ctx, guildId)) ?? refuse(say(kit.memberUnknown));
}

/** A request's cohort with its plan. */
export type InPlan = Here & { plan: Plan };

/** As `inCohort`, with the cohort's plan. */
export function inPlan<Shape extends z.ZodRawShape>(parts: Parts<Shape, InPlan>): AnyHandler {
  return inCohort({
    ...parts,
    run: async (call, ctx, here) =>
      parts.run(call, ctx, { ...here, plan: await ctx.curriculumOf(here.cohort.versionId) }),
  });
}

/** The custom ids that ask for the same again, each in one cohort. */
async function repeats(
  call: Call<Placed>,
  ctx: Context,
  cohorts: readonly CohortForUser[],
  isForm: boolean,
): Promise<string[]> {
  const { request, interactionId } = call;
  const input = Object.fromEntries(Object.entries(call.input).filter(([, value]) => value !== undefined));
  const words = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)]));
  const isShort = Object.values(input).every((value) => typeof value !== 'object');
  if (isShort && cohorts.every(({ id }) => fits(request, { ...words, cohort: id }))) {
    return cohorts.map(({ id }) => customId(request, { ...words, cohort: id }));
  }
  await once(ctx, call, async () => ({ kind: 'asked', input }));
  const form = isForm ? { form: 'yes' } : {};
  return cohorts.map(({ id }) => customId(request, { kept: interactionId, cohort: id, ...form }));
}

/** The call with the input that was kept, which is found for whoever asked, and for nobody else. */
async function recalled<Input>(
  call: Call<z.infer<typeof kept>>,
  ctx: Context,
  decode: (input: unknown) => Input,
): Promise<Call<Input> | Refused> {
  const { kept: interactionId, cohort } = call.input;
  const outcome = await keptOutcome(ctx.db, { interactionId, userId: call.userId });
  if (typeof outcome !== 'object' || outcome === null || !('input' in outcome))
    return refuse(say(call.words.kit.requestForgotten));
  const input: unknown = outcome['input'];
  return { ...call, input: decode({ ...(input as object), cohort }) };
}
