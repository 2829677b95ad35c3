import { z } from 'zod';
import type { Context } from '../../context.ts';
import { refOf } from '../../core/reference.ts';
import { storable } from '../../core/text.ts';
import { deliverableItems, type Item, type ProjectPart, projectParts } from '../../curriculum/goals/tick-items.ts';
import { findPart, suggestParts } from '../../curriculum/look-up.ts';
import { monthOf } from '../../curriculum/plan.ts';
import type { CohortForUser } from '../../db/cohorts.ts';
import { joinAndLockLearner } from '../../db/learners/learners.ts';
import { addEvidence, type Evidence, ticksOf } from '../../db/learners/ticks.ts';
import {
  evidenceForm,
  evidenceLimit,
  evidenceTooLong,
  noSuchDeliverable,
  noSuchProject,
  type ProjectNews,
  projectView,
} from '../../messages/goals/project.ts';
import { optionOf } from '../../messages/goals/ticks.ts';
import { say, shorten } from '../../messages/kit/format.ts';
import type { Message } from '../../messages/kit/message.ts';
import { about, type Call, command, filledIn, type Refused, refuse } from '../command.ts';
import { type InPlan, inPlan } from '../in-cohort.ts';
import { once } from '../once.ts';
import { file, text, word, writing } from '../options.ts';
import { suggestInPlan } from '../which-cohort.ts';
import { page, setTicks, ticking } from './ticking.ts';

const projectFields = {
  project: text({ suggested: true }).optional(),
  page,
};
type ProjectInput = { project?: string | undefined; page?: number | undefined };

const kept = { unsaved: ({ words }: Call<unknown>) => words.goals.project.unsaved, look: '/project' } as const;

const open = inPlan({
  input: {
    ...projectFields,
    deliverable: text({ suggested: true }).optional(),
    file: file().optional(),
  },
  ...kept,
  run: about(findProject, async (call, ctx, subject) => {
    const { deliverable, file: sent } = call.input;
    if (deliverable === undefined && sent === undefined) return viewOf(call, ctx, subject, null);
    const items = await itemsOf(call, ctx, subject);
    const item = deliverable === undefined ? undefined : findPart(items.map(asPart), deliverable)?.item;
    if (item === undefined) return refuseItem(call, subject, deliverable ?? null, sent !== undefined);
    const evidence = sent === undefined ? {} : { file: { name: storable(sent.filename), url: sent.url } };
    const { isNew, joined } = await tickWith(call, ctx, subject.cohort, item, evidence);
    const ticks = { added: isNew ? [item.text] : [], removed: [], joined };
    const news: ProjectNews = sent === undefined ? { kind: 'ticks', ticks } : { kind: 'file', item: item.text, joined };
    return viewOf(call, ctx, subject, news);
  }),
});

const show = inPlan({
  input: projectFields,
  run: about(findProject, (call, ctx, subject) => viewOf(call, ctx, subject, null)),
});

const tick = inPlan({
  input: { ...projectFields, ...ticking },
  ...kept,
  run: about(findProject, async (call, ctx, subject) => {
    const ticks = await setTicks(call, ctx, subject.cohort, await itemsOf(call, ctx, subject), call.input);
    return viewOf(call, ctx, subject, { kind: 'ticks', ticks });
  }),
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

/** Autocomplete for `project` and, within the project named so far, `deliverable`. */
const suggestProject = suggestInPlan((focus, plan, cohort) => {
  const parts = projectParts(plan);
  if (focus.option === 'project') {
    return suggestParts(parts, focus.text, 25).map(({ ref, project }) => ({
      name: shorten(project.title, 100),
      value: ref,
    }));
  }
  const asked = filledIn(focus, 'project');
  const named = asked === undefined ? undefined : findPart(parts, asked);
  const part = named ?? currentProject({ plan, cohort, dayKey: null }, parts);
  if (part === undefined) return [];
  return suggestParts(deliverableItems(part, []).map(asPart), focus.text, 25).map(({ item }) => {
    const { label, value } = optionOf(item);
    return { name: label, value };
  });
});

export const project = command({
  name: 'project',
  run: open,
  components: { project: show, 'project-tick': tick, 'project-show': openForm },
  modals: { 'project-show': keepEvidence },
  autocomplete: suggestProject,
});

/** The project that a request is about, among all of its plan. */
type InProject = InPlan & { parts: ProjectPart[]; part: ProjectPart };

/** Finds the project by what was typed, else takes the current one. */
function findProject(call: Call<ProjectInput>, _: Context, place: InPlan): InProject | Refused {
  const { project: asked } = call.input;
  const parts = projectParts(place.plan);
  const standard = currentProject(place, parts);
  if (standard === undefined) return refuse(say(call.words.goals.project.noProjects));
  const part = asked === undefined ? standard : findPart(parts, asked);
  if (part !== undefined) return { ...place, parts, part };
  const near = suggestParts(parts, asked ?? '', 5);
  const offered = [...new Set([...near, ...parts])].map(labelled);
  return refuse(noSuchProject(call.words, asked ?? '', place.cohort.id, offered));
}

/** The first project of the month that is on, else the next one to come, else the last. */
function currentProject({ plan, cohort, dayKey }: InPlan, parts: ProjectPart[]) {
  const { months } = plan.curriculum;
  const current = monthOf(plan, dayKey ?? cohort.lastDayKey ?? cohort.firstDayKey);
  const from = current === undefined ? 0 : months.indexOf(current);
  return parts.find(({ month }) => months.indexOf(month) >= from) ?? parts.at(-1);
}

function labelled({ ref, project }: ProjectPart) {
  return { ref, label: project.title };
}

async function itemsOf(call: Call<unknown>, ctx: Context, { cohort, part }: InProject): Promise<Item[]> {
  return deliverableItems(part, await ticksOf(ctx.db, cohort.id, call.userId));
}

/** A deliverable as people name it. */
function asPart(item: Item) {
  return { item, ref: item.id, number: null, names: [item.text] };
}

async function findItem(call: Call<ProjectInput>, ctx: Context, place: InPlan, id: string) {
  const subject = findProject(call, ctx, place);
  if ('refusal' in subject) return subject;
  const item = (await itemsOf(call, ctx, subject)).find((one) => one.id === id);
  return item === undefined ? refuse(refuseItem(call, subject, id, false)) : { ...subject, item };
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

async function viewOf(call: Call<ProjectInput>, ctx: Context, subject: InProject, news: ProjectNews | null) {
  const { cohort, parts, part } = subject;
  const position = parts.indexOf(part);
  const labels = parts.map(labelled);
  return projectView(call.words, {
    cohortId: cohort.id,
    ref: part.ref,
    month: { ref: refOf(part.month.key), label: part.month.label },
    project: part.project,
    deliverables: await itemsOf(call, ctx, subject),
    extras: part.month.extras.filter(({ title }) => title === part.project.title),
    previous: labels[position - 1] ?? null,
    next: labels[position + 1] ?? null,
    page: call.input.page ?? 0,
    news,
  });
}
