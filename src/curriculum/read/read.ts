import { type Problem, type Reading, readerNumber, type SourceFile } from '../model.ts';
import { shown } from '../show/shown.ts';
import { languageOf } from '../words/plan-language.ts';
import { choose } from './choice/choice.ts';
import { allowedFiles, inOrder, inOwnOrder } from './file-order.ts';
import { type DayDraft, newDraft } from './filling/draft.ts';
import { fill } from './filling/filling.ts';
import { openFile } from './filling/open-file.ts';
import { finish } from './finish.ts';
import { lint } from './lint/lint.ts';
import { reportSlips } from './lint/slips.ts';
import { isReadable, withoutControls } from './markdown/guards.ts';
import { withoutLoneSpellings } from './mentions/spelled.ts';
import { parsedFile } from './parsed-file.ts';
import { openSource } from './source.ts';
import { followLinks, targetsIn } from './targets.ts';
import { withCleanTitles } from './titles.ts';

/** Reads the Markdown files of one plan; with an error among its problems the plan must not be used. */
export function readCurriculum(slug: string, files: SourceFile[]): Reading {
  const problems: Problem[] = [];
  const draft = newDraft(problems);
  const ordered = inOrder(files);
  const sources = allowedFiles(ordered, problems).flatMap((file) => openSource(file, problems) ?? []);
  // Every file is looked through before the first is filled: only then it can be told which of all mentions are days.
  const parsed = inOwnOrder(withoutLoneSpellings(sources.map(withoutControls).filter(isReadable).map(parsedFile)));
  const days = new Map<string, DayDraft>();
  const choices = choose(parsed);
  const targets = targetsIn(choices);
  for (const [one, choice] of choices) {
    const file = openFile(one, choice);
    followLinks(file, targets);
    fill(draft, file, days);
  }
  reportSlips(choices);
  const finished = shown(withCleanTitles(finish(slug, draft), problems));
  const curriculum = { ...finished, reader: readerNumber, language: languageOf(finished) };
  lint(curriculum, parsed, problems);
  const order = new Map(ordered.map(({ name }, index) => [name, index]));
  const fileOrder = ({ file }: Problem): number => order.get(file) ?? -1;
  problems.sort((a, b) => fileOrder(a) - fileOrder(b) || a.line - b.line || a.column - b.column);
  return { curriculum, problems };
}
