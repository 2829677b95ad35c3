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
import type { Message } from '../../messages/kit/message.ts';
import { type Call, command, type Refused } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { file, text, word, writing } from '../options.ts';
import { findProject, type InProject, type ProjectInput, projectFields, suggestProject } from './project-option.ts';
import { setTicks, ticking } from './ticking.ts';

const kept = { unsaved: ({ words }: Call<unknown>) => words.goals.project.unsaved, look: '/project' } as const;

const open = inPlan({
  input: {
    ...projectFields,
    deliverable: text('A deliverable to tick', { suggested: true }).optional(),
    file: file('What you have to show for that deliverable; only you see it').optional(),
  },
  answers: 'private',
  ...kept,
  async run(call, ctx, place) {
    const { deliverable, file: sent } = call.input;
    const subject = findProject(call, place);
    if ('refusal' in subject) return subject.refusal;
    if (deliverable === undefined && sent === undefined) return viewOf(call, ctx, subject, null);
    const items = await itemsOf(call, ctx, subject);
    const parts = items.map((item) => ({ item, ref: item.id, number: null, names: [item.text] }));
    const item = deliverable === undefined ? undefined : findPart(parts, deliverable)?.item;
    if (item === undefined) return refuseItem(call, subject, deliverable ?? null, sent !== undefined);
    const evidence = sent === undefined ? {} : { file: { name: storable(sent.filename), url: sent.url } };
    const { isNew, joined } = await tickWith(call, ctx, subject.cohort, item, evidence);
    const ticks = { added: isNew ? [item.text] : [], removed: [], joined };
    const news: ProjectNews = sent === undefined ? { kind: 'ticks', ticks } : { kind: 'file', item: item.text, joined };
    return viewOf(call, ctx, subject, news);
  },
});

const show = inPlan({
  input: projectFields,
  answers: 'update',
  async run(call, ctx, place) {
    const subject = findProject(call, place);
    return 'refusal' in subject ? subject.refusal : viewOf(call, ctx, subject, null);
  },
});

const tick = inPlan({
  input: { ...projectFields, ...ticking },
  answers: 'update',
  ...kept,
  async run(call, ctx, place) {
    const subject = findProject(call, place);
    if ('refusal' in subject) return subject.refusal;
    const items = await itemsOf(call, ctx, subject);
    const ticks = await setTicks(call, ctx, subject.cohort, items, call.input);
    return viewOf(call, ctx, subject, { kind: 'ticks', ticks });
  },
});

const openForm = inPlan({
  input: { ...projectFields, values: z.array(word).max(25).default([]) },
  answers: 'modal',
  async run(call, ctx, place) {
    const subject = await findItem(call, ctx, place, call.input.values[0] ?? '');
    if ('refusal' in subject) return subject.refusal;
    return evidenceForm(call.words, { cohortId: subject.cohort.id, ref: subject.part.ref, item: subject.item });
  },
});

const keepEvidence = inPlan({
  input: { ...projectFields, item: word, text: writing.default('') },
  answers: 'update',
  ...kept,
  written: (call) => call.input.text,
  async run(call, ctx, place) {
    const subject = await findItem(call, ctx, place, call.input.item);
    if ('refusal' in subject) return subject.refusal;
    const { cohort, item } = subject;
    const words = storable(call.input.text);
    if (words.length > evidenceLimit) return evidenceTooLong(call.words, words);
    // An emptied field takes the words away and leaves the tick.
    const { joined } = await tickWith(call, ctx, cohort, item, { text: words === '' ? null : words });
    return viewOf(call, ctx, subject, { kind: 'evidence', item: item.text, joined });
  },
});

export const project = command({
  name: 'project',
  description: 'A project’s goals and deliverables: tick them, and keep what you have to show',
  run: open,
  components: { project: show, 'project-tick': tick, 'project-show': openForm },
  modals: { 'project-show': keepEvidence },
  autocomplete: suggestProject,
});

async function itemsOf(call: Call<unknown>, ctx: Context, { cohort, part }: InProject): Promise<Item[]> {
  return deliverableItems(part, await ticksOf(ctx.db, cohort.id, call.userId));
}

async function findItem(
  call: Call<ProjectInput>,
  ctx: Context,
  place: InPlan,
  id: string,
): Promise<(InProject & { item: Item }) | Refused> {
  const subject = findProject(call, place);
  if ('refusal' in subject) return subject;
  const item = (await itemsOf(call, ctx, subject)).find((one) => one.id === id);
  return item === undefined ? { refusal: refuseItem(call, subject, id, false) } : { ...subject, item };
}

function refuseItem(call: Call<unknown>, { cohort, part }: InProject, asked: string | null, file: boolean): Message {
  const { deliverables } = part.project;
  return noSuchDeliverable(call.words, { cohortId: cohort.id, ref: part.ref, asked, file, deliverables });
}

async function tickWith(call: Call<unknown>, ctx: Context, cohort: CohortForUser, item: Item, evidence: Evidence) {
  return once<{ isNew: boolean; joined: boolean }>(ctx, call, async (tx) => {
    const learner = await joinAndLockLearner(tx, cohort.id, call, ctx.now());
    await addEvidence(tx, learner.id, { key: item.key, item: item.text }, evidence, ctx.now());
    return { isNew: item.at === null, joined: learner.joined !== 'before' };
  });
}

async function viewOf(
  call: Call<ProjectInput>,
  ctx: Context,
  { cohort, parts, part }: InProject,
  news: ProjectNews | null,
): Promise<Message> {
  const position = parts.indexOf(part);
  const beside = (at: number) => {
    const other = parts[at];
    return other === undefined ? null : { ref: other.ref, label: other.project.title };
  };
  return projectView(call.words, {
    cohortId: cohort.id,
    ref: part.ref,
    month: { ref: refOf(part.month.key), label: part.month.label },
    project: part.project,
    deliverables: deliverableItems(part, await ticksOf(ctx.db, cohort.id, call.userId)),
    extras: part.month.extras.filter(({ title }) => title === part.project.title),
    previous: beside(position - 1),
    next: beside(position + 1),
    page: call.input.page ?? 0,
    news,
  });
}
