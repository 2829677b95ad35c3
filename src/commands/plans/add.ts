import { z } from 'zod';
import type { Context } from '../../context.ts';
import { isSameName } from '../../core/look-up.ts';
import { summary } from '../../curriculum/check.ts';
import { planOf } from '../../curriculum/plan.ts';
import { slugOf } from '../../curriculum/plans/plan-name.ts';
import { dropCurriculumDraft } from '../../db/drafts.ts';
import { addVersion, availablePlans, currentVersion, lockPlan, shipped } from '../../db/plans/versions.ts';
import { say } from '../../messages/kit/format.ts';
import { addPreview, firstDayPreview } from '../../messages/plans/add.ts';
import { factsAlone } from '../../messages/study/post.ts';
import type { Words } from '../../messages/words/words.ts';
import { type Call, handler, isOwnPlace, refuse } from '../command.ts';
import { once } from '../once.ts';
import { text } from '../options.ts';
import { catalogueFull, drafted, draftForgotten, draftOf, hasRoom, keepDraft } from './drafts.ts';
import { attachedTo, firstFile, moreFiles, receive, wholePlan } from './files.ts';

/** Reads new files and shows what they would become; nothing is stored before Save. */
export const add = handler({
  input: z.object({ name: text(), file1: firstFile, ...moreFiles }),
  ...wholePlan,
  async run(call, ctx) {
    const { guildId, userId, input, words } = call;
    const free = await freeName(call, ctx, input.name);
    if ('refusal' in free) return free.refusal;
    const { slug } = free;
    const received = await receive(call, ctx, slug, attachedTo(input), 'add');
    if ('refusal' in received) return received.refusal;
    const { reading, hash, source } = received;
    const { curriculum: model, problems } = reading;
    const files = { hash, model, source, keys: {} };
    const kept = await keepDraft(call, ctx, { guildId, createdBy: userId, owner: guildId, slug, files });
    if ('refusal' in kept) return kept.refusal;
    return addPreview(words, {
      ...kept,
      slug,
      title: model.title,
      counts: summary(reading),
      plan: planOf(model),
      problems,
    });
  },
});

/** What a new plan of a server is called, if no plan there is called so. */
async function freeName({ guildId, words }: Call<unknown>, ctx: Context, name: string) {
  const { unusable, taken, everybodys } = words.plans.add;
  const slug = slugOf(name);
  if (slug === undefined) return refuse(say(unusable(name)));
  const same = (await availablePlans(ctx.db, guildId)).filter((plan) => isSameName(plan.slug, slug));
  const own = same.find(({ owner }) => owner !== shipped);
  if (own !== undefined) return refuse(say(taken(own.slug, isOwnPlace(guildId))));
  return same.length > 0 ? refuse(say(everybodys(slug))) : { slug };
}

type Saved =
  | { kind: 'forgotten' }
  | { kind: 'full' }
  | { kind: 'taken'; slug: string }
  | { kind: 'saved'; saved: Parameters<Words['plans']['add']['saved']>[0] };

/** Stores the draft as the first version. Everything is checked again: hours may lie between preview and Save. */
export const save = handler({
  input: drafted,
  ...wholePlan,
  async run(call, ctx) {
    const { guildId, words } = call;
    const draft = await draftOf(call, ctx);
    const files = draft?.baseId === null ? draft.files : null;
    if (draft !== undefined && files !== null) {
      const free = await freeName(call, ctx, draft.slug);
      if ('refusal' in free) return free.refusal;
    }
    const outcome = await once<Saved>(ctx, call, async (tx) => {
      // A draft is gone once it has been saved; a repetition of what saved it is told so all the same.
      if (draft === undefined || files === null) return { kind: 'forgotten' };
      const { slug } = draft;
      // Another admin may be saving a plan of this name right now.
      await lockPlan(tx, guildId, slug);
      if ((await currentVersion(tx, guildId, slug)) !== undefined) return { kind: 'taken', slug };
      if (!(await hasRoom(tx, draft))) return { kind: 'full' };
      if (!(await dropCurriculumDraft(tx, draft.id))) return { kind: 'forgotten' };
      const { title, version } = await addVersion(tx, { owner: guildId, slug, ...files }, ctx.now());
      return { kind: 'saved', saved: { slug, title, version, days: planOf(files.model).days.length } };
    });
    if (outcome.kind === 'forgotten') return draftForgotten(words);
    if (outcome.kind === 'taken') return say(words.plans.add.taken(outcome.slug, isOwnPlace(guildId)));
    if (outcome.kind === 'full') return catalogueFull(words, guildId);
    const { slug, version } = outcome.saved;
    ctx.log.info({ guild: guildId, plan: slug, version }, 'plan stored');
    return say(words.plans.add.saved(outcome.saved, isOwnPlace(guildId)));
  },
});

/** Shows the first day of a plan that is not stored yet. */
export const previewFirst = handler({
  input: drafted,
  answers: 'private',
  ...wholePlan,
  async run(call, ctx) {
    const model = (await draftOf(call, ctx))?.files?.model;
    const plan = model === undefined ? undefined : planOf(model);
    const [first] = plan === undefined ? [] : plan.days;
    if (plan === undefined || first === undefined) return draftForgotten(call.words);
    return firstDayPreview(call.words, plan, first, factsAlone(ctx.now(), 'UTC'));
  },
});
