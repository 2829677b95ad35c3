import type { LocalDiscord, Outcome } from '../../../src/playground/discord/index.ts';
import { pause, until } from '../waiting.ts';

/** What somebody was told about a note. */
export type Said = { text: string; how: 'saved' | 'not saved' | 'not known' | 'nothing'; words: string };

/** No answer is waited for any longer: a deferred one may come within a quarter of an hour. */
const patienceMs = 30_000;

/** Learners who write one note after another, and remember what they were told. */
export function startWriters(discord: LocalDiscord, count: number) {
  const [guild] = discord.world.guilds();
  const said: Said[] = [];
  let writing = true;

  const write = async (name: string, text: string): Promise<Said> => {
    const asked = discord.as(name, { channel: 'study' }).command('note', { text });
    const outcome = await Promise.race([asked, pause(patienceMs)]);
    return { text, ...heard(outcome ?? undefined) };
  };
  const keepWriting = async (name: string) => {
    for (let n = 0; writing; n += 1) {
      said.push(await write(name, `${name} wrote ${n}`));
      await pause(20);
    }
  };
  const names = Array.from({ length: count }, (_, n) => `writer${n}`);
  for (const name of names) {
    discord.world.addUser({ name });
    discord.world.addMember(guild?.id ?? '', name);
  }
  const all = Promise.all(names.map(keepWriting));
  return {
    said: (): readonly Said[] => said,
    /** Whether a note is saved again within a minute. */
    writesNow: () => {
      let n = 0;
      return until(
        async () => {
          n += 1;
          return (await write(names[0] ?? '', `afterwards ${n}`)).how === 'saved';
        },
        60_000,
        500,
      );
    },
    async stop(): Promise<void> {
      writing = false;
      await all;
    },
  };
}

function heard(outcome: Outcome | undefined): Omit<Said, 'text'> {
  if (outcome?.kind !== 'message' && outcome?.kind !== 'updated') {
    return { how: 'nothing', words: outcome === undefined ? 'no answer' : outcome.kind };
  }
  const { content, embeds } = outcome.message;
  const words = [content, ...embeds.flatMap(({ title, description }) => [title ?? '', description ?? ''])].join('\n');
  if (/couldn.t check|went wrong on my side/.test(words)) return { how: 'not known', words };
  if (/\*\*not\*\* saved|[Nn]othing was changed|couldn.t save/.test(words)) return { how: 'not saved', words };
  return /saved/i.test(words) ? { how: 'saved', words } : { how: 'not known', words };
}
