import { expect, test } from 'vitest';
import { fittingChoices } from '../../../src/discord/interactions/suggestion.ts';

test('suggestions stay inside the limits', () => {
  const emoji = `${'x'.repeat(98)}🔥🔥`;
  const choices = fittingChoices([
    { name: emoji, value: 'a' },
    { name: 'too long to mean itself', value: 'v'.repeat(101) },
    { name: '', value: 'nameless' },
    ...Array.from({ length: 30 }, (_, i) => ({ name: `Day ${i}`, value: String(i) })),
  ]);
  expect(choices).toHaveLength(25);
  expect(choices[0]).toEqual({ name: `${'x'.repeat(98)}…`, value: 'a' });
  expect(choices[1]).toEqual({ name: 'Day 0', value: '0' });
});
