import { expect, test } from 'vitest';
import { noticeMessage } from '../../../src/messages/cohort/notice.ts';
import { assertMessage } from '../../../src/messages/kit/assert-message.ts';
import { wordsFor } from '../../../src/messages/words/words.ts';
import { customIdsOf } from '../../support/context.ts';

const words = wordsFor('en');
const cohort = { id: 7, channelId: 'c1', roleId: 'r1' };

type Notice = Parameters<typeof noticeMessage>[1];
const refused: Notice = { kind: 'blocked', block: { code: 'refused', dayKey: '175', said: 'No *links*.' } };

test.each<[Notice, string]>([
  [
    { kind: 'blocked', block: { code: 'missing-permission', missing: ['Send Messages', 'Embed Links'] } },
    [
      '⚠️ I can’t post the study plan in <#c1> at the moment: I’m missing **Send Messages** and **Embed Links** there.',
      'Next step: allow me **View Channel**, **Send Messages**, **Embed Links** and **Read Message History** there. I carry on by myself as soon as I’m allowed to.',
      'Nothing is lost: no streak is touched, no day of the plan is skipped, and I keep trying.',
    ].join('\n'),
  ],
  [
    { kind: 'silent-role', block: null },
    '⚠️ The daily posts in <#c1> name <@&r1>, but nobody is notified.\nNext step: make the role mentionable, or allow me **Mention @everyone, @here, and All Roles** there; **/cohort edit** chooses another role.',
  ],
  [
    { kind: 'textless', block: null },
    '⚠️ The last post in <#c1> came as a bare headline: Discord left its text out, because I’m missing **Embed Links** there.\nNext step: allow me **Embed Links** there. The day itself is under **/day**.',
  ],
  [
    { kind: 'ending', block: null },
    '🏁 The plan in <#c1> runs out within a week.\nYou don’t have to do anything. To keep it going, add days with **/curriculum update**; the same people carry on with them, even after the end.',
  ],
])('%o', (notice, content) => {
  expect(noticeMessage(words, notice, cohort, 'direct')).toEqual({ content, allowed_mentions: { parse: [] } });
});

test.each<[string, 'server' | 'direct', Notice, string[]]>([
  ['in a server', 'server', refused, ['cohort-skip?cohort=7&day=175']],
  ['to a person, where no button works', 'direct', refused, []],
  ['of what was never kept', 'server', { kind: 'blocked', block: { code: 'refused', dayKey: null, said: null } }, []],
  ['of another cause', 'server', { kind: 'blocked', block: { code: 'plan' } }, []],
])('the refused day can be left out: %s', (_, where, notice, ids) => {
  const message = noticeMessage(words, notice, cohort, where);
  assertMessage(message);
  expect(customIdsOf(message)).toEqual(ids);
});
