import { expect, test } from 'vitest';
import { codeAsFiles } from '../../../src/messages/kit/code-files.ts';

const code = (lines: number) => Array.from({ length: lines }, (_, at) => `line ${at}`).join('\n');
const fenced = (lines: number, language = '', indent = '') =>
  `${indent}\`\`\`${language}\n${code(lines)}\n${indent}\`\`\``;

test.each<[string, string, string, string[]]>([
  ['short code stays where it is', fenced(11, 'py'), fenced(11, 'py'), []],
  [
    'long code becomes a file, named by its language',
    `Run:\n${fenced(12, 'python')}\nDone.`,
    'Run:\n📎 `day-3-1.py`\nDone.',
    ['day-3-1.py'],
  ],
  ['code within a list', `- Run:\n${fenced(12, 'sh', '  ')}`, '- Run:\n📎 `day-3-1.sh`', ['day-3-1.sh']],
  ['of no language', fenced(12), '📎 `day-3-1.txt`', ['day-3-1.txt']],
  ['of a language nobody has heard of', fenced(12, 'x+y'), '📎 `day-3-1.xy`', ['day-3-1.xy']],
])('%s', (_, section, shown, names) => {
  const { sections, files } = codeAsFiles([section], 'day-3');
  expect(sections).toEqual([shown]);
  expect(files).toEqual(names.map((name) => ({ name, data: `${code(12)}\n` })));
});

test('a message takes ten files; what comes after stays in the text', () => {
  const { sections, files } = codeAsFiles(
    Array.from({ length: 12 }, () => fenced(12)),
    'day-3',
  );
  expect([files.length, sections.filter((text) => text.startsWith('```')).length]).toEqual([10, 2]);
});
