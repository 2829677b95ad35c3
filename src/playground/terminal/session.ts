import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Reader } from '../../messages/kit/markdown/inline.ts';
import { plainStyle, type ZoneName } from '../seam.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import {
  type Context,
  cannot,
  channelsOf,
  directMessages,
  placeName,
  type Result,
  type Screen,
  shown,
} from './context.ts';
import { moveClock } from './move-clock.ts';
import type { Step } from './script/step.ts';
import { show } from './show/show.ts';
import type { Shown } from './show/shown.ts';
import { createUnread } from './unread.ts';

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
  const unread = createUnread(world);
  const context: Context = {
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
    reader: context.reader,
    speaker: () => ({ name: world.speaker, zone: context.zone(), channel: context.screen.channel }),
    async carryOut(step) {
      if (step.kind === 'as') return become(context, step.name, step.zone, unread.list);
      if (step.kind === 'alone') {
        bringIn(world, step);
        screenOf(step.name).channel = directMessages;
        return become(context, step.name, step.zone, unread.list);
      }
      if (step.kind === 'expect') return expectation(context, step);
      const clock = await moveClock(context, step);
      const result = clock ?? (await act(context, step, unread));
      if (result.kind === 'cannot') return result;
      const all = [...result.shown, ...(await unread.list(context))];
      if (all.some(({ kind }) => kind !== 'clock' && kind !== 'note')) context.screen.last = all;
      return shown(...all);
    },
  };
}

/** Somebody without a server, unless they are there already. */
function bringIn({ discord }: World, { name, locale }: { name: string; locale: string | null }): void {
  const { world } = discord;
  if (!world.users().some(({ username }) => username === name)) {
    world.addUser({ name, ...(locale === null ? {} : { locale }) });
  }
  world.installApp(name);
}

async function become(
  context: Context,
  name: string,
  zone: ZoneName | null,
  unread: (context: Context) => Promise<Shown[]>,
): Promise<Result> {
  const { world } = context;
  const people = world.discord.world;
  const isNew = !people.users().some(({ username }) => username === name);
  if (isNew) {
    people.addUser({ name });
    for (const { id } of people.guilds()) people.addMember(id, name);
  }
  world.speaker = name;
  if (zone !== null) world.zones.set(name, zone);
  const who = `${isNew ? `${name}, new here,` : name} in ${placeName(context.screen.channel)}`;
  return shown({ kind: 'clock', at: world.now(), zone: context.zone(), who }, ...(await unread(context)));
}

function expectation(context: Context, { text, wanted }: Extract<Step, { kind: 'expect' }>): Result {
  const { last } = context.screen;
  const name = context.world.speaker;
  if (last.length === 0) return cannot(`${name} has not been shown anything yet`);
  const seen = last.map((one) => show(one, context.reader(), plainStyle)).join('\n');
  if (folded(seen).includes(folded(text)) === wanted) return shown();
  const reason = wanted ? `expected “${text}”` : `did not expect “${text}”`;
  return cannot(`${reason}, but ${name} was last shown:\n${seen}`);
}

function folded(text: string): string {
  return text
    .replace(/[│╭╰┊\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

function readerOf({ discord, speaker, now }: World, zone: ZoneName): Reader {
  return {
    zone,
    locale: discord.world.localeOf(speaker),
    now: now(),
    nameOf(kind, id) {
      if (kind === 'channel') return channelsOf({ discord }).find((channel) => channel.id === id)?.name;
      if (kind === 'role') return discord.world.roles().find((role) => role.id === id)?.name;
      const user = discord.world.users().find((one) => one.id === id);
      return user?.global_name ?? user?.username;
    },
  };
}
