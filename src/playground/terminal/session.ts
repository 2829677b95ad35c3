import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Reader } from '../../messages/kit/markdown/reader.ts';
import { plainStyle, type ZoneName } from '../seam.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import { moveClock } from './move-clock.ts';
import type { Step } from './script/step.ts';
import { show } from './show/show.ts';
import type { Shown } from './show/shown.ts';
import { channelsOf, type Result, type Screen, type Stage } from './stage.ts';
import { createNews } from './unread.ts';

export type Session = {
  /** Carries out one step; everything else that became visible by it is shown along. */
  carryOut(step: Step): Promise<Result>;
  commands(): readonly APIApplicationCommand[];
  reader(): Reader;
  speaker(): { name: string; zone: ZoneName; channel: string };
};

const homeChannel = 'study';

/** Plays members in a world, one at a time; what was visible before counts as seen. */
export function createSession(world: World): Session {
  const { discord } = world;
  const screens = new Map<string, Screen>();
  const screenOf = (name: string) => {
    const known = screens.get(name);
    if (known !== undefined) return known;
    const names = channelsOf(world).map(({ name: channel }) => channel);
    const channel = names.includes(homeChannel) ? homeChannel : (names[0] ?? homeChannel);
    const screen: Screen = { channel, form: null, file: null, last: [] };
    screens.set(name, screen);
    return screen;
  };
  const zoneOf = (name: string) => world.zones.get(name) ?? 'Europe/Kyiv';
  const news = createNews(world);
  const stage: Stage = {
    world,
    get screen() {
      return screenOf(world.speaker);
    },
    actor: () => discord.as(world.speaker, { channel: screenOf(world.speaker).channel }),
    zone: () => zoneOf(world.speaker),
    reader: () => readerOf(world, zoneOf(world.speaker)),
  };

  return {
    commands: () => discord.world.commands(),
    reader: stage.reader,
    speaker: () => ({ name: world.speaker, zone: stage.zone(), channel: stage.screen.channel }),
    async carryOut(step) {
      if (step.kind === 'as') return become(stage, step.name, step.zone, news.unread);
      if (step.kind === 'expect') return expectation(stage, step);
      const clock = await moveClock(stage, step);
      const result = clock ?? (await act(stage, step, news));
      if (result.kind === 'cannot') return result;
      const shown = [...result.shown, ...(await news.unread(stage))];
      if (shown.some(({ kind }) => kind !== 'clock' && kind !== 'note')) stage.screen.last = shown;
      return { kind: 'shown', shown };
    },
  };
}

async function become(
  stage: Stage,
  name: string,
  zone: ZoneName | null,
  unread: (stage: Stage) => Promise<Shown[]>,
): Promise<Result> {
  const { world } = stage;
  const people = world.discord.world;
  const isNew = !people.users().some(({ username }) => username === name);
  if (isNew) {
    people.addUser({ name });
    for (const { id } of people.guilds()) people.addMember(id, name);
  }
  world.speaker = name;
  if (zone !== null) world.zones.set(name, zone);
  const who = `${isNew ? `${name}, new here,` : name} in #${stage.screen.channel}`;
  const shown: Shown[] = [{ kind: 'clock', at: world.now(), zone: stage.zone(), who }, ...(await unread(stage))];
  return { kind: 'shown', shown };
}

function expectation(stage: Stage, { text, wanted }: Extract<Step, { kind: 'expect' }>): Result {
  const { last } = stage.screen;
  const name = stage.world.speaker;
  if (last.length === 0) return { kind: 'cannot', reason: `${name} has not been shown anything yet` };
  const seen = last.map((one) => show(one, stage.reader(), plainStyle)).join('\n');
  if (folded(seen).includes(folded(text)) === wanted) return { kind: 'shown', shown: [] };
  const reason = wanted ? `expected “${text}”` : `did not expect “${text}”`;
  return { kind: 'cannot', reason: `${reason}, but ${name} was last shown:\n${seen}` };
}

function folded(text: string): string {
  return text
    .replace(/[│╭╰┊\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

function readerOf({ discord, now }: World, zone: ZoneName): Reader {
  return {
    zone,
    now: now(),
    nameOf(kind, id) {
      if (kind === 'channel') return channelsOf({ discord }).find((channel) => channel.id === id)?.name;
      if (kind === 'role') return discord.world.roles().find((role) => role.id === id)?.name;
      const user = discord.world.users().find((one) => one.id === id);
      return user?.global_name ?? user?.username;
    },
  };
}
