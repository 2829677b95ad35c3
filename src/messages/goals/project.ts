import type { TickShown } from '../../core/ticks.ts';
import type { Group, Project } from '../../curriculum/model.ts';
import {
  button,
  customId,
  offer,
  optionsAtMost,
  rows,
  say,
  selectRow,
  shorten,
  textFile,
  turnButtons,
} from '../kit/format.ts';
import { escaped } from '../kit/markdown/escape.ts';
import type { Message, Modal } from '../kit/message.ts';
import { pageAt, pageButtons, pageEmbed, pagesOf } from '../kit/pages.ts';
import { handBack } from '../kit/refusals.ts';
import type { Words } from '../words/words.ts';
import {
  bullet,
  evidenceLines,
  groupSection,
  optionOf,
  type TickNews,
  tickList,
  tickNews,
  tickSelects,
} from './ticks.ts';

type Neighbour = { ref: string; label: string };

/** How long the words shown for a deliverable may be, in UTF-16 units, as forms count. */
export const evidenceLimit = 1_000;

export type ProjectNews =
  | { kind: 'ticks'; ticks: TickNews }
  | { kind: 'evidence'; item: string; joined: boolean }
  | { kind: 'file'; item: string; joined: boolean };

type ProjectView = {
  cohortId: number;
  ref: string;
  month: { ref: string; label: string };
  project: Project;
  deliverables: TickShown[];
  /** What the author wrote under the project beside goals and deliverables. */
  extras: Group[];
  previous: Neighbour | null;
  next: Neighbour | null;
  page: number;
  news: ProjectNews | null;
};

/** A project: what it is for, what to hand in, and what its learner has to show already. */
export function projectView(words: Words, view: ProjectView): Message {
  const { project } = words.goals;
  const place = { cohort: view.cohortId, project: view.ref };
  const returned = returnedEvidence(words, view.news);
  const shown = pageAt(pagesOf(projectSections(words, view)), view.page);
  const self = { ...place, ...(shown.page === 0 ? {} : { page: shown.page }) };
  const month = customId('month', { cohort: view.cohortId, month: view.month.ref });
  const turns = [
    ...pageButtons(words.goals.ticks, shown, (page) => customId('project', { ...place, page })),
    ...turnButtons(view, ({ ref }) => customId('project', { ...place, project: ref })),
    button(shorten(view.month.label, 34), month, { emoji: '🗓️' }),
  ];
  const headline = `🛠️ **${escaped(shorten(view.project.title, 200))}**`;
  return say([...newsLines(words, view.news, returned !== ''), headline].join('\n'), {
    embeds: [pageEmbed(words, shown)],
    ...(returned === '' ? {} : { files: [textFile('unticked.md', returned)] }),
    components: [
      ...tickSelects('project-tick', self, view.deliverables, project.choose).slice(0, 2),
      ...evidenceSelect(project.addTo, self, view.deliverables),
      ...rows(...turns),
    ],
  });
}

function projectSections(words: Words, { project, deliverables, extras }: ProjectView): string[] {
  const { month, project: own, ticks } = words.goals;
  return [
    ...(project.objective === null ? [] : [`${month.objective}\n${project.objective}`]),
    ...(project.goals.length === 0 ? [] : [[own.goals, ...project.goals.map(bullet)].join('\n')]),
    ...(deliverables.length === 0 ? [] : [tickList(words, own.deliverables, deliverables)]),
    ...extras.map((group) => groupSection({ ...group, title: '' }, ticks.moreSection)),
    ...(deliverables.length === 0 ? [] : [own.hint]),
  ];
}

function newsLines(words: Words, news: ProjectNews | null, returned: boolean): string[] {
  if (news === null) return [];
  const { project, ticks } = words.goals;
  if (news.kind === 'ticks') return [...tickNews(words, news.ticks), ...(returned ? [project.returned] : [])];
  const item = shorten(news.item, 200);
  return [news.kind === 'evidence' ? project.kept(item) : project.file(item), ...(news.joined ? [ticks.joined] : [])];
}

/** What was shown for items that were unticked just now, for its writer to keep. */
function returnedEvidence({ goals: { ticks } }: Words, news: ProjectNews | null): string {
  if (news?.kind !== 'ticks') return '';
  const shown = news.ticks.removed.filter(({ evidence, file }) => evidence !== null || file !== null);
  return shown.map((item) => [item.text, ...evidenceLines(ticks, item)].join('\n')).join('\n\n');
}

function evidenceSelect(placeholder: string, input: Record<string, string | number>, items: readonly TickShown[]) {
  if (items.length === 0) return [];
  const options = items.slice(0, optionsAtMost).map(optionOf);
  return [selectRow(customId('project-show', input), placeholder, options)];
}

/** The form for what a learner shows for a deliverable, with what they showed before. */
export function evidenceForm(
  { goals: { project } }: Words,
  { cohortId, ref, item }: { cohortId: number; ref: string; item: TickShown },
): Modal {
  const { label: description, value } = optionOf(item);
  const { title, label, placeholder } = project.form;
  return {
    modal: {
      id: customId('project-show', { cohort: cohortId, project: ref, item: value }),
      title,
      inputs: [
        {
          kind: 'text',
          id: 'text',
          label,
          description,
          placeholder,
          style: 'paragraph',
          required: false,
          max: evidenceLimit,
          ...(item.evidence === null ? {} : { value: item.evidence }),
        },
      ],
    },
  };
}

export function noSuchProject(
  { goals: { project }, kit }: Words,
  text: string,
  cohortId: number,
  projects: Neighbour[],
): Message {
  const buttons = projects.slice(0, 5).map(({ ref, label }) => {
    const id = customId('project', { cohort: cohortId, project: ref });
    return button(shorten(label, 34), id, { emoji: '🛠️' });
  });
  return offer(project.none(kit.quoted(text), projects.length), ...buttons);
}

/** The project has no such deliverable, or none was named; a file that was sent along is not kept. */
export function noSuchDeliverable(
  { goals: { project, ticks }, kit }: Words,
  ask: { cohortId: number; ref: string; asked: string | null; file: boolean; deliverables: string[] },
): Message {
  const names = ask.deliverables.slice(0, 10).map((text) => shorten(text, 60));
  const sentences = [
    ask.asked === null ? project.fileForWhich : project.noDeliverable(kit.quoted(ask.asked)),
    ask.file ? project.fileNotKept : ticks.nothing,
    names.length === 0 ? project.noDeliverables : project.nameOne(names),
  ];
  return offer(
    sentences.join(' '),
    button(project.open, customId('project', { cohort: ask.cohortId, project: ask.ref }), { emoji: '🛠️' }),
  );
}

/** More words than a tick can carry go back to their writer. */
export function evidenceTooLong(words: Words, text: string): Message {
  return handBack(words, say(words.goals.project.tooLong(text.length, evidenceLimit)), text);
}
