import { expect, test } from 'vitest';
import { attachmentName } from '../../../src/discord/interactions/attachment-name.ts';

test.each([
  ['x.md', undefined, 'x.md'],
  ['x.md', '', 'x.md'],
  ['md', 'Тиждень', 'Тиждень.md'],
  ['2.md', 'Тиждень 2', 'Тиждень 2.md'],
  ['x_1.MD', 'x (1)', 'x (1).MD'],
  ['10.md', '第10天.md', '第10天.md'],
  ['unknown', 'Звіт', 'Звіт'],
])('%s with the title %j is %s', (filename, title, name) => {
  expect(attachmentName(title === undefined ? { filename } : { filename, title })).toBe(name);
});
