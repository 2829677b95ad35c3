import type { Code, Html, Nodes } from 'mdast';
import { plain } from '../../words/text-cleanup.ts';
import { dayPartOf } from '../../words/vocabulary.ts';
import { startOf } from '../markdown/nodes.ts';
import type { ParsedFile } from '../parsed-file.ts';
import type { Source } from '../source.ts';
import { isWithin } from './open-ends.ts';
import { reportSlip } from './slip.ts';

/** Reports what looks like a label and is text: `-**Task**: …`, `**Task: …`, or a label that its indentation makes code. */
export function reportNearLabels({ source }: ParsedFile, hidden: (Code | Html)[]): void {
  reportGlued(source, hidden);
  reportOpenBold(source, hidden);
  for (const node of hidden) if (node.type === 'code') reportIndented(source, node);
}

const glued = /^([ \t]{0,20}[-+])(?=(\*\*|__)(?=[^\s*_])([^\n*_]{1,60})\2\s*(:|：)?)/gm;

function reportGlued(source: Source, hidden: Nodes[]): void {
  for (const { index, 1: bullet = '', 2: mark = '', 3: words = '', 4: colon = '' } of source.text.matchAll(glued)) {
    const isLabel = (colon !== '' || /[:：]$/.test(words)) && !isWithin(hidden, index);
    if (!isLabel) continue;
    const label = `${mark}${words}${mark}${colon}`;
    const edit = { at: index + bullet.length, length: 0, text: ' ' };
    reportSlip(source, {
      at: index + bullet.length - 1,
      code: 'looks-like-label-glued',
      facts: { sign: bullet.trim(), label },
      edit,
    });
  }
}

const openBold =
  /^([ \t]{0,20}(?:[-+*][ \t]+|\d{1,4}[.)][ \t]+)?)(\*\*|__)([^\s*_:：][^\n*_:：]{0,40})(?=[:：](?:\s|$)([^\n]*))/gm;

function reportOpenBold(source: Source, hidden: Nodes[]): void {
  for (const { index, 1: lead = '', 2: mark = '', 3: words = '', 4: rest = '' } of source.text.matchAll(openBold)) {
    if (rest.includes(mark) || dayPartOf(words.trim()) === null || isWithin(hidden, index)) continue;
    const at = index + lead.length;
    const facts = { text: mark + words, written: `${mark}${words}${mark}: …` };
    const edit = { at: at + mark.length + words.length, length: 0, text: mark };
    reportSlip(source, { at, code: 'looks-like-label-open', facts, edit });
  }
}

const labelled = /^(?:[-+*]|\d{1,4}[.)])[ \t]+(?:\*\*|__)?([^\n*_:：]{1,40})(?:\*\*|__)?[:：]/;

/** Four spaces before a line make it code, unless it stands below an item. */
function reportIndented(source: Source, node: Code): void {
  const at = startOf(node);
  const label = labelled.exec(node.value)?.[1];
  const isFenced = /[`~]/.test(source.text[at] ?? '');
  if (isFenced || label === undefined || dayPartOf(plain(label)) === null) return;
  const from = source.text.lastIndexOf('\n', at) + 1;
  const to = node.position?.end.offset ?? at;
  const edit = { at: from, length: to - from, text: node.value };
  reportSlip(source, { at, code: 'looks-like-label-in-code', facts: { text: plain(label) }, edit });
}
