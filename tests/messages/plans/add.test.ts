import { expect, test } from 'vitest';
import { planOf } from '../../../src/curriculum/plan.ts';
import { readCurriculum } from '../../../src/curriculum/read/read.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { firstDayPreview } from '../../../src/messages/plans/add.ts';
import { factsAlone } from '../../../src/messages/study/post.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { fileOf } from '../../curriculum/reading.ts';

const plan = `# Month 1: Knots
## Week 1: First knots
**Goal**: Tie what [discord.com](https://goal.example/a) shows.
### Day 1: Overhand knot (10 min)
- **Task**: Read [discord.com](https://task.example/b).
- **Resources**: [Ropes](https://read.example/c)
## Key Takeaways
- What [discord.com](https://take.example/d) left out
## Next Steps
- [discord.com](https://next.example/e)
`;

test('whatever link the post of an uploaded day shows is followed by where it leads', () => {
  const { curriculum } = readCurriculum('knots', [fileOf('month-01.md', plan)]);
  const [first] = planOf(curriculum).days;
  if (first === undefined) throw new Error('no day was read');
  const shown = firstDayPreview(wordsFor('en'), planOf(curriculum), first, factsAlone(new Date(0), 'UTC'));
  assertMessage(shown);
  expect(shown.components).toEqual([]);
  const text = (shown.embeds ?? []).map(({ description }) => description).join('\n');
  for (const part of ['goal', 'task', 'take', 'next']) {
    expect(text).toMatch(new RegExp(`\\(https://${part}\\.example/\\w\\) \\(${part}\\.example\\)`));
  }
  expect(text).toContain('[Ropes (read.example)](https://read.example/c)');
});
