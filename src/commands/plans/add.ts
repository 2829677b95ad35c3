import { z } from 'zod';
import type { Context } from '../../context.ts';
import { isSameName } from '../../core/look-up.ts';
import { summary } from '../../curriculum/check.ts';
import type { Curriculum } from '../../curriculum/model.ts';
import { daysOf, type Plan, planOf } from '../../curriculum/plan.ts';
import { slugOf } from '../../curriculum/plans/plan-name.ts';
import type { Db } from '../../db/client.ts';
import {
  type CurriculumDraft,
  dropCurriculumDraft,
  findCurriculumDraft,
  saveCurriculumDraft,
} from '../../db/drafts.ts';
import { deleteUnused, storedBy } from '../../db/plans/catalogue.ts';
import { addVersion, availablePlans, currentVersion, lockPlan, shipped } from '../../db/plans/versions.ts';
import type { Message } from '../../messages/kit/message.ts';
import {
  addPreview,
  draftCancelled,
  draftForgotten,
  filesRefused,
  firstDayPreview,
  nameShipped,
  nameTaken,
  nameUnusable,
  planRefused,
  planSaved,
  readerBusy,
  shelfFull,
} from '../../messages/plans/add.ts';
import { factsAlone } from '../../messages/study/post.ts';
import type { Call } from '../command.ts';
import { once } from '../once.ts';
import { word } from '../options.ts';
import { attachedTo, fileInputs, type Received, receive } from './files.ts';

export const addInput = z.object({ name: word, ...fileInputs });
export const drafted = z.object({ draft: z.coerce.number().int().positive() });
export type Drafted = z.infer<typeof drafted>;

/** What a server may store. */
const most = { plans: 50, megabytes: 50 };

/** Reads new files and shows what they would become; nothing is stored before Save. */
export async function add(call: Call<z.infer<typeof addInput>>, ctx: Context): Promise<Message> {
  const { guildId, userId, input } = call;
  const slug = slugOf(input.name);
  if (slug === undefined) return nameUnusable(input.name);
  const taken = await takenBy(ctx, guildId, slug);
  if (taken !== undefined) return taken;
  const received = await receive(ctx, guildId, slug, attachedTo(input));
  if (received.kind !== 'read') return notReceived(slug, received, 'add');
  const { reading, hash, source } = received;
  const files = { hash, model: reading.curriculum, source, keys: {} };
  const { draftId } = await once<{ draftId: number | null }>(ctx, call, async (tx) => {
    if (!(await hasRoom(tx, guildId, 1, bytesOf(source)))) return { draftId: null };
    const draft = { guildId, createdBy: userId, owner: guildId, slug, files };
    return { draftId: await saveCurriculumDraft(tx, draft, ctx.now()) };
  });
  if (draftId === null) return shelfFull(most);
  const { title } = reading.curriculum;
  return addPreview({ draftId, slug, title, counts: summary(reading), problems: reading.problems });
}

/** Why files did not become a plan. */
export function notReceived(
  slug: string,
  received: Exclude<Received, { kind: 'read' }>,
  command: 'add' | 'update',
): Message {
  if (received.kind === 'busy') return readerBusy();
  if (received.kind === 'trouble') return filesRefused(received.trouble);
  return planRefused(slug, received.reading.problems, command);
}

async function takenBy(ctx: Context, guildId: string, slug: string): Promise<Message | undefined> {
  const plans = await availablePlans(ctx.db, guildId);
  const same = plans.filter((plan) => isSameName(plan.slug, slug));
  const own = same.find(({ owner }) => owner !== shipped);
  if (own !== undefined) return nameTaken(own.slug);
  return same.length > 0 ? nameShipped(slug) : undefined;
}

/** Whether a server may store that much more. Versions nobody uses make room first. */
export async function hasRoom(db: Db, guildId: string, plans: number, bytes: number): Promise<boolean> {
  const fits = (stored: { plans: number; bytes: number }) =>
    stored.plans + plans <= most.plans && stored.bytes + bytes <= most.megabytes * 1024 * 1024;
  if (fits(await storedBy(db, guildId))) return true;
  await deleteUnused(db, guildId);
  return fits(await storedBy(db, guildId));
}

export { most as shelfLimits };

export function bytesOf(source: { text: string }[]): number {
  return source.reduce((sum, { text }) => sum + new TextEncoder().encode(text).byteLength, 0);
}

/** Stores the draft as the first version. Everything is checked again: hours may lie between preview and Save. */
export async function save(call: Call<Drafted>, ctx: Context): Promise<Message> {
  const draft = await draftOf(call, ctx);
  const files = draft?.baseId === null ? draft.files : null;
  if (draft !== undefined && files !== null) {
    const taken = await takenBy(ctx, call.guildId, draft.slug);
    if (taken !== undefined) return { ...taken, components: [] };
  }
  const outcome = await once<Saved>(ctx, call, async (tx) => {
    // A draft is gone once it has been saved; a repetition of what saved it is told so all the same.
    if (draft === undefined || files === null) return { kind: 'forgotten' };
    const { slug } = draft;
    // Another admin may be saving a plan of this name right now.
    await lockPlan(tx, call.guildId, slug);
    if ((await currentVersion(tx, call.guildId, slug)) !== undefined) return { kind: 'taken', slug };
    if (!(await hasRoom(tx, call.guildId, 1, bytesOf(files.source)))) return { kind: 'full' };
    if (!(await dropCurriculumDraft(tx, draft.id))) return { kind: 'forgotten' };
    const { title, version } = await addVersion(tx, { owner: call.guildId, slug, ...files }, ctx.now());
    return { kind: 'saved', saved: { slug, title, version, days: daysOf(planOf(files.model)).length } };
  });
  switch (outcome.kind) {
    case 'forgotten':
      return draftForgotten();
    case 'taken':
      return { ...nameTaken(outcome.slug), components: [] };
    case 'full':
      return { ...shelfFull(most), components: [] };
    case 'saved': {
      const { slug, version } = outcome.saved;
      ctx.log.info({ guild: call.guildId, plan: slug, version }, 'plan stored');
      return planSaved(outcome.saved);
    }
  }
}

type Saved =
  | { kind: 'forgotten' | 'full' }
  | { kind: 'taken'; slug: string }
  | { kind: 'saved'; saved: Parameters<typeof planSaved>[0] };

/** Shows the first day of what a draft holds. */
export async function previewFirst(call: Call<Drafted>, ctx: Context): Promise<Message> {
  const draft = await draftOf(call, ctx);
  if (draft === undefined) return draftForgotten();
  const plan = await draftedPlan(ctx, draft);
  const [first] = plan === undefined ? [] : daysOf(plan);
  if (plan === undefined || first === undefined) return draftForgotten();
  return firstDayPreview(plan, first, factsAlone(ctx.now(), 'UTC'));
}

async function draftedPlan(ctx: Context, draft: CurriculumDraft): Promise<Plan | undefined> {
  if (draft.versionId !== null) return ctx.curriculumOf(draft.versionId);
  const model: Curriculum | undefined = draft.files?.model;
  return model === undefined ? undefined : planOf(model);
}

export async function cancel(call: Call<Drafted>, ctx: Context): Promise<Message> {
  const draft = await draftOf(call, ctx);
  if (draft !== undefined) await once(ctx, call, (tx) => dropCurriculumDraft(tx, draft.id));
  return draftCancelled();
}

export function draftOf(call: Call<Drafted>, ctx: Context): Promise<CurriculumDraft | undefined> {
  return findCurriculumDraft(ctx.db, call.input.draft, call, ctx.now());
}
