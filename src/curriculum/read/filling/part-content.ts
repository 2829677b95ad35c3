import type { RootContent } from 'mdast';
import type { Group } from '../../model.ts';
import { dayPartOf, projectPartOf, weekPartOf } from '../../words/vocabulary.ts';
import { itemText, segmentsOf } from '../markdown/labels.ts';
import { startOf } from '../markdown/nodes.ts';
import { slice } from '../markdown/parse.ts';
import type { Source } from '../source.ts';
import { type Draft, joined, type ProjectDraft, type WeekDraft } from './draft.ts';
import { addToMonth, openSection } from './month-content.ts';

/** Adds a block to a week before its days: its goal, its milestone, or else a note of the month under the week's name. */
export function addToWeek(
  draft: Draft,
  week: WeekDraft,
  source: Source,
  block: RootContent,
  from = startOf(block),
): void {
  for (const segment of segmentsOf(source, block, (word) => weekPartOf(word) !== null, from)) {
    const part = segment.label ? weekPartOf(segment.label.word) : week.open;
    if (segment.label && dayPartOf(segment.label.word) === 'resources') {
      openSection(draft, `${week.label}: ${segment.label.word}`, 7);
      addToMonth(draft, source, block, segment.from);
      return;
    }
    if (part && (segment.label || week[part] === null)) {
      if (segment.text !== '') week[part] = joined(week[part], segment.text);
      week.open = part;
    } else {
      const text = slice(source, segment.start, segment.to);
      noteOf(week, [week.label, week.title], draft).items.push(
        segment.node.type === 'listItem' ? itemText(source, segment.node) : text,
      );
    }
  }
}

/** Adds a block to a project: text to its objective, lists to its goals or deliverables, other labels to a note under its name. */
export function addToProject(
  draft: Draft,
  open: ProjectDraft,
  source: Source,
  block: RootContent,
  from = startOf(block),
): void {
  const project = open.project;
  for (const segment of segmentsOf(source, block, (word) => projectPartOf(word) !== null, from)) {
    const part = segment.label ? projectPartOf(segment.label.word) : open.open;
    const item = segment.node.type === 'listItem' ? itemText(source, segment.node) : segment.text;
    if (segment.label && part === null)
      noteOf(open, [project.title], draft).items.push(slice(source, segment.start, segment.to));
    else if (segment.label && segment.text === '') open.open = part;
    else if (
      segment.label ? part === 'objective' : segment.node.type !== 'listItem' && (part === null || part === 'objective')
    ) {
      project.objective = joined(project.objective, segment.text);
      open.open = 'objective';
    } else {
      project[part === 'deliverables' ? 'deliverables' : 'goals'].push(segment.label ? segment.text : item);
      if (segment.label) open.open = part;
    }
  }
}

function noteOf(owner: { notes: Group | null }, names: string[], draft: Draft): Group {
  if (owner.notes) return owner.notes;
  const note: Group = { title: names.filter((name) => name !== '').join(': '), items: [] };
  owner.notes = note;
  (draft.month?.extras ?? draft.preface).push(note);
  return note;
}
