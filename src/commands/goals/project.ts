import { z } from 'zod';
import type { Context } from '../../context.ts';
import { refOf } from '../../core/reference.ts';
import { storable } from '../../core/text.ts';
import { deliverableItems, type Item } from '../../curriculum/goals/tick-items.ts';
import { findPart } from '../../curriculum/look-up.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { joinAndLockLearner } from '../../db/learners/learners.ts';
import { addEvidence, type Evidence, ticksOf } from '../../db/learners/ticks.ts';
import {
  evidenceForm,
  evidenceLimit,
  evidenceTooLong,
  noSuchDeliverable,
  type ProjectNews,
  projectView,
} from '../../messages/goals/project.ts';
import type { Message, Modal } from '../../messages/kit/message.ts';
import { type Call, type Command, handler } from '../command.ts';
import { once } from '../once.ts';
import { optionLength, word, writing } from '../options.ts';
import { findProject, type Ground, projectInput, suggestProject } from './project-option.ts';
import { setTicks, ticking } from './ticking.ts';

const tickInput = projectInput.extend(ticking);
const formInput = projectInput.extend({ values: z.array(word).max(25).default([]) });
const shownInput = projectInput.extend({ item: word, text: writing.default('') });
const file = z.object({ url: z.string().max(4_096), filename: z.string().max(1_024) });
const commandInput = projectInput.extend({ deliverable: word.optional(), file: file.optional() });

const unsaved = () => 'Your deliverables are as they were before.';

export const project: Command = {
  data: {
    name: 'project',
    description: 'A project’s goals and deliverables: tick them, and keep what you have to show',
    options: [
      {
        type: 3,
        name: 'project',
        description: 'Which project; this month’s if left out',
        max_length: optionLength,
        autocomplete: true,
      },
      {
        type: 3,
        name: 'deliverable',
        description: 'A deliverable to tick',
        max_length: optionLength,
        autocomplete: true,
      },
      { type: 11, name: 'file', description: 'What you have to show for that deliverable; only you see it' },
    ],
  },
  runs: { '': handler({ input: commandInput, answers: 'private', run: openProject, unsaved, look: '/project' }) },
  components: {
    project: handler({ input: projectInput, answers: 'update', run: (call, ctx) => show(call, ctx, null) }),
    'project-tick': handler({ input: tickInput, answers: 'update', run: tickDeliverables, unsaved, look: '/project' }),
    'project-show': handler({ input: formInput, answers: 'modal', run: openForm }),
  },
  modals: {
    'project-show': handler({
      input: shownInput,
      answers: 'update',
      run: keepEvidence,
      unsaved,
      look: '/project',
      written: (call) => call.input.text,
    }),
  },
  autocomplete: suggestProject,
};

async function show(
  call: Call<z.infer<typeof projectInput>>,
  ctx: Context,
  news: ProjectNews | null,
): Promise<Message> {
  const found = await findProject(call, ctx);
  return found.kind === 'reply' ? found.reply : viewOf(call, ctx, found, news);
}

async function openProject(call: Call<z.infer<typeof commandInput>>, ctx: Context): Promise<Message> {
  const { deliverable, file: sent } = call.input;
  const found = await findProject(call, ctx);
  if (found.kind === 'reply') return found.reply;
  if (deliverable === undefined && sent === undefined) return viewOf(call, ctx, found, null);
  const { cohort, part } = found;
  const items = deliverableItems(part, await ticksOf(ctx.db, cohort.id, call.userId));
  const parts = items.map((item) => ({ item, ref: item.id, number: null, names: [item.text] }));
  const item = deliverable === undefined ? undefined : findPart(parts, deliverable)?.item;
  if (item === undefined) {
    return noSuchDeliverable({
      cohortId: cohort.id,
      ref: part.ref,
      asked: deliverable ?? null,
      file: sent !== undefined,
      deliverables: part.project.deliverables,
    });
  }
  const evidence = sent === undefined ? {} : { file: { name: storable(sent.filename), url: sent.url } };
  const { isNew, joined } = await tickWith(call, ctx, cohort, item, evidence);
  const ticks = { added: isNew ? [item.text] : [], removed: [], joined };
  const news: ProjectNews = sent === undefined ? { kind: 'ticks', ticks } : { kind: 'file', item: item.text, joined };
  return viewOf(call, ctx, found, news);
}

async function tickDeliverables(call: Call<z.infer<typeof tickInput>>, ctx: Context): Promise<Message> {
  const found = await findProject(call, ctx);
  if (found.kind === 'reply') return found.reply;
  const { cohort, part } = found;
  const items = deliverableItems(part, await ticksOf(ctx.db, cohort.id, call.userId));
  const ticks = await setTicks(call, ctx, cohort, items, call.input);
  return viewOf(call, ctx, found, { kind: 'ticks', ticks });
}

async function openForm(call: Call<z.infer<typeof formInput>>, ctx: Context): Promise<Message | Modal> {
  const found = await itemOf(call, ctx, call.input.values[0] ?? '');
  if (found.kind === 'reply') return found.reply;
  return evidenceForm({ cohortId: found.ground.cohort.id, ref: found.ground.part.ref, item: found.item });
}

async function keepEvidence(call: Call<z.infer<typeof shownInput>>, ctx: Context): Promise<Message> {
  const found = await itemOf(call, ctx, call.input.item);
  if (found.kind === 'reply') return found.reply;
  const { ground, item } = found;
  const text = storable(call.input.text);
  if (text.length > evidenceLimit) return evidenceTooLong(text);
  // An emptied field takes the words away and leaves the tick.
  const { joined } = await tickWith(call, ctx, ground.cohort, item, { text: text === '' ? null : text });
  return viewOf(call, ctx, ground, { kind: 'evidence', item: item.text, joined });
}

type ItemFound = { kind: 'item'; ground: Ground; item: Item } | { kind: 'reply'; reply: Message };

async function itemOf(call: Call<z.infer<typeof projectInput>>, ctx: Context, id: string): Promise<ItemFound> {
  const ground = await findProject(call, ctx);
  if (ground.kind === 'reply') return ground;
  const { cohort, part } = ground;
  const items = deliverableItems(part, await ticksOf(ctx.db, cohort.id, call.userId));
  const item = items.find((one) => one.id === id);
  if (item !== undefined) return { kind: 'item', ground, item };
  const { ref, project } = part;
  const deliverables = project.deliverables;
  return {
    kind: 'reply',
    reply: noSuchDeliverable({ cohortId: cohort.id, ref, asked: id, file: false, deliverables }),
  };
}

async function tickWith(call: Call<unknown>, ctx: Context, cohort: CohortForUser, item: Item, evidence: Evidence) {
  return once<{ isNew: boolean; joined: boolean }>(ctx, call, async (tx) => {
    const learner = await joinAndLockLearner(tx, cohort.id, call, ctx.now());
    await addEvidence(tx, learner.id, { key: item.key, item: item.text }, evidence, ctx.now());
    return { isNew: item.at === null, joined: learner.joined !== 'before' };
  });
}

async function viewOf(
  call: Call<z.infer<typeof projectInput>>,
  ctx: Context,
  { cohort, parts, part }: Ground,
  news: ProjectNews | null,
): Promise<Message> {
  const position = parts.indexOf(part);
  const beside = (at: number) => {
    const other = parts[at];
    return other === undefined ? null : { ref: other.ref, title: other.project.title };
  };
  return projectView({
    cohortId: cohort.id,
    ref: part.ref,
    month: { ref: refOf(part.month.key), label: part.month.label },
    project: part.project,
    deliverables: deliverableItems(part, await ticksOf(ctx.db, cohort.id, call.userId)),
    extras: part.month.extras.filter(({ title }) => title === part.project.title),
    previous: beside(position - 1),
    next: beside(position + 1),
    page: call.input.page,
    news,
  });
}
