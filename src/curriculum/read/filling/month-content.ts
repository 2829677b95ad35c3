import type { RootContent } from 'mdast';
import type { Group, Topic } from '../../model.ts';
import { bare } from '../../words/text-cleanup.ts';
import { sectionOf, unitOf } from '../../words/vocabulary.ts';
import { itemsOf, labelAt, segmentsOf } from '../markdown/labels.ts';
import { kept, linkUnits } from '../markdown/links.ts';
import { endOf, startOf } from '../markdown/nodes.ts';
import { blockText, slice } from '../markdown/parse.ts';
import type { Source } from '../source.ts';
import { type Draft, joined, type MonthDraft, type Section } from './draft.ts';

/** Kinds whose headings below are of the same kind. */
const containers = ['resources', 'takeaways', 'metrics'];

/** Kinds that people tick or read line by line. */
const ofLines: Section['kind'][] = ['outcomes', 'milestones', 'weekly-milestones'];

/** Opens a section of the month for a heading or label; depth 7 is a label. */
export function openSection(draft: Draft, title: string, depth: number): Section {
  const above = draft.sections.filter((section) => section.depth < depth);
  const parent = above.at(-1)?.kind ?? 'other';
  const own = sectionOf(title);
  const kind = containers.includes(parent) && (own === 'other' || parent === 'resources') ? parent : own;
  const section: Section = { kind: draft.month ? kind : 'other', title, depth, group: null, topic: null, holds: null };
  draft.sections = [...above, section];
  // A heading with nothing under it stays in the plan as well.
  if (section.kind === 'other') groupOf(section, draft.month?.extras ?? draft.preface);
  return section;
}

/** Adds a block to the month's open section. */
export function addToMonth(draft: Draft, source: Source, block: RootContent, from = startOf(block)): void {
  if (block.type !== 'paragraph' || draft.sections.at(-1)?.kind === 'resources') {
    const section = draft.sections.at(-1) ?? openSection(draft, '', 8);
    addPiece(draft, source, section, {
      text: blockText(source, block),
      items: itemsOf(source, block, ofLines.includes(section.kind)),
      block,
      from,
      to: endOf(block),
    });
    return;
  }
  for (const segment of segmentsOf(source, block, (word) => sectionOf(word) !== 'other', from)) {
    const current = draft.sections.at(-1);
    const opens =
      segment.label &&
      (sectionOf(segment.label.word) !== 'other' || !current || current.depth >= 7 || segment.text === '');
    const section =
      segment.label && opens ? openSection(draft, segment.label.word, 7) : (current ?? openSection(draft, '', 8));
    const text = opens ? segment.text : slice(source, segment.start, segment.to);
    if (text !== '')
      addPiece(draft, source, section, { text, items: [text], block, from: segment.from, to: segment.to });
  }
}

type Piece = { text: string; items: string[]; block: RootContent; from: number; to: number };

function addPiece(draft: Draft, source: Source, section: Section, piece: Piece): void {
  const month = draft.month;
  for (const outer of draft.sections) outer.holds ??= 'others';
  section.holds = 'own';
  if (!month) {
    groupOf(section, draft.preface).items.push(...piece.items);
    return;
  }
  switch (section.kind) {
    case 'objective':
      month.objective = joined(month.objective, piece.text);
      return;
    case 'outcomes':
      month.outcomes.push(...piece.items);
      return;
    case 'milestones':
      month.milestones.push(...piece.items);
      return;
    case 'salary':
      month.salaryTarget = joined(month.salaryTarget, piece.text);
      return;
    case 'closing':
      month.closing = joined(month.closing, bare(piece.text));
      return;
    case 'next-steps':
      if (month.nextSteps) month.nextSteps.items.push(...piece.items);
      else
        month.nextSteps =
          piece.block.type === 'list' ? { title: '', items: piece.items } : { title: piece.text, items: [] };
      return;
    case 'metrics':
      groupOf(section, month.metrics).items.push(...piece.items);
      return;
    case 'takeaways':
      groupOf(section, month.takeaways).items.push(...piece.items);
      return;
    case 'weekly-milestones':
      for (const item of piece.items) addWeeklyMilestone(month, section, item);
      return;
    case 'resources':
      addTopicLinks(month, source, section, piece);
      return;
    default:
      groupOf(section, month.extras).items.push(...piece.items);
  }
}

function groupOf(section: Section, groups: Group[]): Group {
  if (section.group) return section.group;
  const group: Group = { title: section.title, items: [] };
  section.group = group;
  groups.push(group);
  return group;
}

function addWeeklyMilestone(month: MonthDraft, section: Section, item: string): void {
  const label = labelAt(item, () => false);
  const unit = unitOf(label?.word ?? item);
  if (unit?.number == null) groupOf(section, month.metrics).items.push(item);
  else {
    const text = label ? item.slice(label.length).trim() : unit.title;
    month.weeklyMilestones.push({ week: unit.number, text, line: item, section: section.title });
  }
}

function addTopicLinks(month: MonthDraft, source: Source, section: Section, piece: Piece): void {
  for (const { links, rest } of linkUnits(source, piece.block, piece.from, piece.to)) {
    if (links.length > 0) {
      topicOf(month, section).links.push(...kept(links));
    }
    if (rest !== null) groupOf(section, month.extras).items.push(rest);
  }
}

function topicOf(month: MonthDraft, section: Section): Topic {
  if (section.topic) return section.topic;
  const topic: Topic = { title: section.title, links: [] };
  section.topic = topic;
  month.topics.push(topic);
  return topic;
}
