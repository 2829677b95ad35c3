import { describe, expect, test } from 'vitest';
import type { Day, Field, Month, Week } from '../../../src/curriculum/model.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { closingPost, type DailyPost, dailyPost } from '../../../src/messages/study/daily-post.ts';

const place = { file: 'a.md', line: 1, column: 1 };

function day(number: number, change: Partial<Day> = {}): Day {
  const fields: Field[] = [{ kind: 'task', label: 'Task', text: 'Do it.' }];
  const base = { key: String(number), label: `Day ${number}`, number, title: `Topic ${number}`, minutes: 30 };
  return { ...base, fields, resources: [], review: false, place, ...change };
}

function week(change: Partial<Week> = {}): Week {
  const days = [day(1), day(2), day(3, { review: true })];
  return {
    key: '1',
    label: 'Week 1',
    number: 1,
    title: 'Start',
    goal: 'Begin well.',
    milestone: null,
    days,
    place,
    ...change,
  };
}

function month(change: Partial<Month> = {}): Month {
  return {
    key: '1',
    label: 'Month 1',
    number: 1,
    title: 'Start',
    objective: null,
    outcomes: [],
    weeks: [week()],
    projects: [],
    milestones: [],
    metrics: [],
    topics: [],
    takeaways: [{ title: 'Skills', items: ['Patience', 'Care'] }],
    nextSteps: { title: '', items: ['Month 2'] },
    salaryTarget: null,
    closing: null,
    extras: [],
    place,
    ...change,
  };
}

function post(position: number, change: Partial<DailyPost> = {}, within = week()): DailyPost {
  const shown = within.days[position - 1] ?? day(position);
  return {
    ref: '7',
    place: { day: shown, week: within, inWeek: { position, total: 3 }, inPlan: { position, total: 3 } },
    roleId: null,
    late: false,
    closesAt: new Date('2026-03-10T02:00:00Z'),
    ...change,
  };
}

const until = '🕗 Counts for today until <t:1773108000:t> (<t:1773108000:R>).';
const text = (one: DailyPost) => {
  const message = dailyPost(one);
  assertMessage(message);
  return (message.embeds ?? []).map(({ description }) => description ?? '').join('\n\n');
};
const labels = (one: DailyPost) =>
  dailyPost(one).components?.flatMap((row) => row.components.map((part) => ('label' in part ? part.label : '')));
const long = (length: number): Field => ({ kind: 'learning', label: 'Learning', text: 'x'.repeat(length) });

describe('opening and review', () => {
  test('a week opens with its goal', () => {
    expect(text(post(1))).toBe(`🧭 **Week 1: Start** starts today. Begin well.\n\n**Task**  Do it.\n\n${until}`);
  });

  test('a day between has neither', () => {
    expect(text(post(2))).toBe(`**Task**  Do it.\n\n${until}`);
    expect(labels(post(2))).toEqual(['Done', 'Note', 'Week']);
  });

  const nudge =
    '🔎 **Review day.** Week 1 covered 1 and 2. Press 🗓️ Week to see which boxes are ticked, then 📝 Note to write down what you take along.';

  test.each<[string, NonNullable<DailyPost['finished']> | null, string[]]>([
    [
      'says how many have done each day',
      { learners: 14, byDay: new Map([['1', 9]]) },
      ['👥 **Week 1 so far**, of 14 learners\n1: 9 · 2: 0'],
    ],
    ['says nothing where nobody learns', { learners: 0, byDay: new Map() }, []],
    ['says nothing in a preview', null, []],
  ])('a review day %s', (_, finished, status) => {
    expect(text(post(3, { finished }))).toBe(['**Task**  Do it.', ...status, nudge, until].join('\n\n'));
  });
});

describe('the last day of a month', () => {
  test('shows what to take along and what comes next', () => {
    const last = post(2, { ending: month() });
    expect(text(last)).toBe(
      [
        '**Task**  Do it.',
        '🏁 **Month 1** ends with this day.',
        '**Take along: Skills**\n• Patience\n• Care',
        '**Next steps**\n• Month 2',
        until,
      ].join('\n\n'),
    );
    expect(labels(last)).toEqual(['Done', 'Note', 'Week', 'Month']);
  });

  test('of a month that says nothing about it', () => {
    const ending = month({ takeaways: [], nextSteps: null });
    expect(text(post(2, { ending }))).toBe(`**Task**  Do it.\n\n🏁 **Month 1** ends with this day.\n\n${until}`);
  });
});

describe('where all would be too long, the day comes first and a line says where the rest is', () => {
  const full = week({
    goal: 'g'.repeat(3_000),
    days: [day(1, { fields: [long(3_500)] }), day(2), day(3, { review: true, fields: [long(3_500)] })],
  });

  test('a long goal', () => {
    const shown = text(post(1, {}, full));
    expect(shown).toContain('starts today. Its goal: /week, or /month.');
    expect(shown).toContain('x'.repeat(3_500));
    expect(shown).toContain(until);
  });

  test.each([
    ['many takeaways', month({ takeaways: [{ title: '', items: Array.from({ length: 60 }, () => 'y'.repeat(50)) }] })],
    ['one endless takeaway', month({ takeaways: [{ title: '', items: ['y'.repeat(4_500)] }] })],
  ])('%s', (_, ending) => {
    const shown = text(post(3, { ending, finished: { learners: 1, byDay: new Map() } }, full));
    expect(shown).toContain('ends with this day. What to take along and where it goes next: 📅 Month.');
    expect(shown).not.toContain('yyy');
    expect(shown).toContain('👥 **Week 1 so far**');
    expect(shown).toContain(until);
  });

  test.each([1_000, 3_900, 4_000, 4_090, 4_800, 5_000, 5_200, 5_300, 5_440])(
    'a day of %i characters stays whole',
    (length) => {
      const fields = [
        long(Math.min(length, 2_000)),
        ...(length > 2_000 ? [{ ...long(length - 2_000), label: 'More' }] : []),
      ];
      const days = [day(1, { review: true, fields }), day(2)];
      const one = post(1, { ending: month(), finished: { learners: 3, byDay: new Map() } }, week({ days }));
      const shown = text(one);
      expect((shown.match(/x{50,}/g) ?? []).join('').length).toBe(length);
      expect(shown).toContain(until);
    },
  );
});

describe('the closing message', () => {
  const closing = (change: object) => {
    const message = closingPost({
      ref: '1',
      title: 'Plan',
      days: 3,
      takeaways: ['Care'],
      closing: 'Go on.',
      ...change,
    });
    assertMessage(message);
    // SUPPRESS_EMBEDS: the author's links unfold no previews.
    expect(message.flags).toBe(1 << 2);
    return message.content ?? '';
  };
  const head =
    '🏁 **Plan** is complete: all 3 days have been posted.\n\nNothing closes: days you have left can still be done with /done, and /week, /notes and /streak go on working.';

  test.each([
    ['all of it', {}, '\n\n**Take along**\n• Care\n\nGo on.'],
    ['nothing to say', { takeaways: [], closing: null }, ''],
    ['too many takeaways', { takeaways: ['y'.repeat(2_000)] }, '\n\nGo on.\n\nWhat to take along from it: /month.'],
    ['too much of everything', { closing: 'z'.repeat(2_000) }, '\n\nWhat to take along from it: /month.'],
  ])('%s', (_, change, rest) => {
    expect(closing(change)).toBe(`${head}${rest}`);
  });
});
