import type { Yaml } from 'mdast';
import { isMap, isScalar, parseDocument } from 'yaml';
import { oneLine } from '../../core/text.ts';
import type { Draft } from './draft.ts';
import { startOf } from './markdown/parse.ts';
import { report, type Source } from './source.ts';
import { titleLength } from './titles.ts';

const settingsLength = 10_000;

/** Reads the settings on top of a file: `title` names the curriculum. */
export function readFrontMatter(draft: Draft, source: Source, node: Yaml): void {
  const base = source.text.indexOf('\n', startOf(node)) + 1;
  if (node.value.length > settingsLength) {
    report(
      source,
      base,
      'error',
      'bad-front-matter',
      'The settings between the --- lines are too long; keep the title only.',
    );
    return;
  }
  const document = parseDocument(node.value, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    report(
      source,
      base + error.pos[0],
      'error',
      'bad-front-matter',
      'The settings between the --- lines are no YAML; correct or delete them.',
    );
    return;
  }
  if (!isMap(document.contents)) {
    if (document.contents !== null) {
      report(
        source,
        base,
        'ignored',
        'unknown-setting',
        'These settings are no list of names and values; write `title: …`.',
      );
    }
    return;
  }
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    const written = isScalar(value) && typeof value.value === 'string' ? value.value.trim() : '';
    // YAML writes as `"\0"` what must not stand in the file itself.
    const text = oneLine(written);
    if (name === 'title' && text !== written) {
      const sentence = 'The title holds line ends or signs that nobody sees, which were left out; delete them.';
      report(source, base + at, 'warning', 'unseen-signs', sentence);
    }
    if (name === 'title' && text.length > titleLength) {
      const sentence = `The title of the plan is longer than ${titleLength} characters; shorten it.`;
      report(source, base + at, 'error', 'title-too-long', sentence);
    } else if (name === 'title' && text !== '' && (draft.title === null || draft.title === text)) draft.title = text;
    else if (name === 'title' && text !== '') {
      const sentence = 'The plan has a title already; keep one of the two.';
      report(source, base + at, 'ignored', 'second-title', sentence);
    } else
      report(
        source,
        base + at,
        'ignored',
        'unknown-setting',
        `The setting "${oneLine(name).slice(0, 40)}" means nothing here; delete it.`,
      );
  }
}
