import { say } from '../kit/format.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** A command as it is offered: its name, what it does, and for whom. */
type Offered = { name: string; description: string; admins: boolean };

/** What there is to type, for everybody and for those who run the server. */
export function help({ member: { help: words } }: Words, offered: readonly Offered[], admin: boolean): Message {
  const lines = (admins: boolean) =>
    offered
      .filter((one) => one.admins === admins)
      .map(({ name, description }) => words.line(name, description))
      .join('\n');
  return say(
    [words.intro, lines(false), ...(admin ? [`${words.admins}\n${lines(true)}`] : []), words.late].join('\n\n'),
  );
}
