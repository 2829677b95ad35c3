import type { TickShown } from '../../core/ticks.ts';
import type { Group, Project } from '../../curriculum/model.ts';
import { customId } from '../kit/custom-id.ts';
import { handBack } from '../kit/errors.ts';
import { button, count, embed, list, quoted, rows, say, selectRow, shorten, textFile } from '../kit/format.ts';
import type { Message, Modal } from '../kit/message.ts';
import { pageAt, pagesOf } from '../kit/pages.ts';
import { wordsFor } from '../words/words.ts';
import {
  bullet,
  evidenceLines,
  groupSection,
  optionOf,
  optionsAtMost,
  type TickNews,
  tickList,
  tickNews,
  tickSelects,
} from './ticks.ts';

type Neighbour = { ref: string; title: string };

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
export function projectView(view: ProjectView): Message {
  const { text, page, total } = pageAt(pagesOf(projectSections(view)), view.page);
  const input = { ...place(view), ...(page === 0 ? {} : { page }) };
  const returned = returnedEvidence(view.news);
  return say([...newsLines(view.news), `🛠️ **${shorten(view.project.title, 200)}**`].join('\n'), {
    embeds: [
      embed({ description: text, ...(total === 1 ? {} : { footer: { text: `Page ${page + 1} of ${total}` } }) }),
    ],
    ...(returned === '' ? {} : { files: [textFile('unticked.md', returned)] }),
    components: [
      ...tickSelects('project-tick', input, view.deliverables, 'What have you handed in? Tick it …').slice(0, 2),
      ...evidenceSelect(view, input),
      ...rows(...turns(view, page, total)),
    ],
  });
}

function projectSections({ project, deliverables, extras }: ProjectView): string[] {
  return [
    ...(project.objective === null ? [] : [`**Objective**\n${project.objective}`]),
    ...(project.goals.length === 0 ? [] : [['**Goals**', ...project.goals.map(bullet)].join('\n')]),
    ...(deliverables.length === 0 ? [] : [tickList('Deliverables', deliverables)]),
    ...extras.map((group) => groupSection({ ...group, title: '' }, 'More')),
    ...(deliverables.length === 0
      ? []
      : ['-# Only you see your ticks. To hand in a file: /project with `deliverable` and `file`.']),
  ];
}

function newsLines(news: ProjectNews | null): string[] {
  if (news === null) return [];
  if (news.kind === 'ticks') {
    const returned =
      returnedEvidence(news) === '' ? [] : ['What you had shown for it is attached, so nothing is lost.'];
    return [...tickNews(news.ticks), ...returned];
  }
  const joined = news.joined ? ['You are in now: the daily posts count for you from here on.'] : [];
  const item = `“${shorten(news.item, 200)}”`;
  if (news.kind === 'evidence') return [`✅ Kept with ${item}.`, ...joined];
  return [
    `📎 File kept with ${item}. I store its name and Discord’s link, not the file: that link expires, so keep your own copy, or add a lasting link as well.`,
    ...joined,
  ];
}

/** What was shown for items that were unticked just now, for its writer to keep. */
function returnedEvidence(news: ProjectNews | null): string {
  if (news?.kind !== 'ticks') return '';
  const shown = news.ticks.removed.filter(({ evidence, file }) => evidence !== null || file !== null);
  return shown.map((item) => [item.text, ...evidenceLines(item)].join('\n')).join('\n\n');
}

function evidenceSelect(view: ProjectView, input: Record<string, string | number>) {
  if (view.deliverables.length === 0) return [];
  return [
    selectRow({
      type: 3,
      custom_id: customId('project-show', input),
      placeholder: 'Add a link or a few words to one …',
      options: view.deliverables.slice(0, optionsAtMost).map(optionOf),
    }),
  ];
}

function place({ cohortId, ref }: Pick<ProjectView, 'cohortId' | 'ref'>) {
  return { cohort: cohortId, project: ref };
}

function turns(view: ProjectView, page: number, total: number) {
  const to = (label: string, n: number) => button(label, customId('project', { ...place(view), page: n }));
  const other = (emoji: string, { ref, title }: Neighbour) =>
    button(shorten(title, 34), customId('project', { cohort: view.cohortId, project: ref }), { emoji });
  return [
    ...(page > 0 ? [to('Back', page - 1)] : []),
    ...(page < total - 1 ? [to('More …', page + 1)] : []),
    ...(view.previous === null ? [] : [other('◀️', view.previous)]),
    ...(view.next === null ? [] : [other('▶️', view.next)]),
    button(shorten(view.month.label, 34), customId('month', { cohort: view.cohortId, month: view.month.ref }), {
      emoji: '📅',
    }),
  ];
}

/** The form for what a learner shows for a deliverable, with what they showed before. */
export function evidenceForm(form: { cohortId: number; ref: string; item: TickShown }): Modal {
  const { label, value } = optionOf(form.item);
  return {
    modal: {
      id: customId('project-show', { cohort: form.cohortId, project: form.ref, item: value }),
      title: 'Show your work',
      inputs: [
        {
          kind: 'text',
          id: 'text',
          label: 'A link, or a few words',
          description: label,
          placeholder: 'https://… – saving it also ticks the deliverable',
          style: 'paragraph',
          required: false,
          max: evidenceLimit,
          ...(form.item.evidence === null ? {} : { value: form.item.evidence }),
        },
      ],
    },
  };
}

/** The plan has no projects. */
export function noProjects(): Message {
  return say('This plan has no projects. /month shows what it has for this month.');
}

/** The plan has no such project. */
export function noSuchProject(text: string, cohortId: number, projects: Neighbour[]): Message {
  const near = projects.slice(0, 5);
  return say(
    `This plan has no project ${quoted(text)}. Nothing was changed. It has ${count(projects.length, 'project')}:`,
    {
      components: rows(
        ...near.map(({ ref, title }) =>
          button(shorten(title, 34), customId('project', { cohort: cohortId, project: ref }), { emoji: '🛠️' }),
        ),
      ),
    },
  );
}

/** The project has no such deliverable, or none was named; a file that was sent along is not kept. */
export function noSuchDeliverable(ask: {
  cohortId: number;
  ref: string;
  asked: string | null;
  file: boolean;
  deliverables: string[];
}): Message {
  const first =
    ask.asked === null
      ? 'Which deliverable is that file for?'
      : `This project has no deliverable ${quoted(ask.asked)}.`;
  const kept = ask.file ? 'The file is not kept yet; the one on your device is untouched.' : 'Nothing was changed.';
  const names = list(
    ask.deliverables.slice(0, 10).map((text) => `“${shorten(text, 60)}”`),
    'or',
  );
  const step = names === '' ? 'It has no deliverables at all.' : `Name one in \`deliverable\`: ${names}.`;
  return say(`${first} ${kept} ${step}`, {
    components: rows(
      button('Open the project', customId('project', { cohort: ask.cohortId, project: ask.ref }), { emoji: '🛠️' }),
    ),
  });
}

/** More words than a tick can carry go back to their writer. */
export function evidenceTooLong(text: string): Message {
  return handBack(
    wordsFor('en'),
    say(
      `That has ${count(text.length, 'character')}, the limit is ${evidenceLimit.toLocaleString('en-GB')}. Nothing was changed. A link to a longer text works well.`,
    ),
    text,
  );
}
