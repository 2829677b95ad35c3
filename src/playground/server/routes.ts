import { ChannelType } from 'discord-api-types/v10';
import type { z } from 'zod';
import { addMember } from '../world/members.ts';
import type { World } from '../world/world.ts';
import { perform } from './api/actions.ts';
import type { Clock } from './api/clock.ts';
import type { EventLog } from './api/event-log.ts';
import type { OrderedFaults } from './api/faults.ts';
import { liveFourWeeks } from './api/history.ts';
import { botPermissions, permitBot } from './api/permissions.ts';
import { viewOf } from './api/view.ts';
import { faultsOffered } from './faults-offered.ts';
import { bodies } from './requests.ts';

/** All that the page's requests reach. */
export type Backend = {
  world: World;
  clock: Clock;
  faults: OrderedFaults;
  eventLog: EventLog;
  /** Whether anybody has done anything here yet. */
  touched: boolean;
  changed(): void;
};

/** A value to answer with; undefined where there is nothing of that name. */
type Route = (backend: Backend, query: URLSearchParams, body: unknown) => Promise<unknown>;

const shownRequests = 50;
const shownMessages = 60;

const get: Readonly<Record<string, Route>> = {
  view: async ({ world, clock, touched }, query) => {
    const wanted = {
      as: query.get('as') || world.speaker,
      channel: query.get('channel') ?? 'study',
      last: Math.min(5_000, Math.max(shownMessages, Number(query.get('last')) || 0)),
    };
    const view = viewOf(world, wanted, await clock.view(wanted.channel));
    return { ...view, untouched: !touched, clock: await clock.view(view.channel.id) };
  },
  inspector: async ({ world, eventLog, faults }, query) => ({
    permissions: botPermissions(world.discord.world, world.discord.botId, query.get('channel') ?? ''),
    requests: world.discord.requests.slice(-shownRequests).reverse(),
    events: eventLog.last(),
    faults: faults.active(),
  }),
};

const post: Readonly<Record<string, Route>> = {
  action: taking(bodies.action, async (backend, { as, channel, action }) => {
    const { world, clock } = backend;
    // Everything a person does takes a second, so that nothing happens at the very same moment.
    if (action.kind !== 'suggest' && action.kind !== 'dismiss') {
      backend.touched = true;
      await clock.tick();
    }
    const actor = world.discord.as(as, { channel });
    world.speaker = actor.user.username;
    return perform(actor, world.discord.world.localeOf(as), action);
  }),
  clock: taking(bodies.clock, async ({ clock }, { step, channel }) => ({
    problem: (await clock.step(step, channel)) ?? null,
  })),
  member: taking(bodies.member, async ({ world, changed }, given) => {
    const added = addMember(world, given);
    changed();
    return typeof added === 'string' ? { problem: added } : added;
  }),
  channel: taking(bodies.channel, async ({ world, changed }, { name, parent }) => {
    const [guild] = world.discord.world.guilds();
    if (guild === undefined) return { problem: 'There is no server.' };
    const thread = parent === null ? {} : { parent, type: ChannelType.PublicThread as const };
    // As Discord writes names.
    const written = name.trim().replace(/^#/, '').toLowerCase().replace(/\s+/g, '-');
    const channel = world.discord.world.addChannel(guild.id, { name: written, ...thread });
    changed();
    return { channel };
  }),
  restart: taking(bodies.none, async ({ world, clock }) => ({
    problem: await clock.hold('The bot restarts …', async () => {
      await world.stopBot();
      await world.save();
      return (await world.startBot()) ?? null;
    }),
  })),
  history: taking(bodies.none, async (backend) => {
    const { world, clock } = backend;
    backend.touched = true;
    const stopped = await clock.hold('Four weeks of study go by …', async () => {
      const reason = await liveFourWeeks(world);
      await world.save();
      return reason;
    });
    return { problem: stopped ?? null };
  }),
  permission: taking(bodies.permission, async ({ world, changed }, { channel, name, allowed }) => {
    permitBot(world.discord.world, world.discord.botId, channel, name, allowed);
    changed();
    return {};
  }),
  fault: taking(bodies.fault, async ({ faults, eventLog }, { kind }) => {
    await faults.add(kind);
    eventLog.note(`on order: ${faultsOffered.find((one) => one.kind === kind)?.about}`, true);
    return {};
  }),
  mend: taking(bodies.none, async ({ faults, eventLog }) => {
    await faults.mend();
    eventLog.note('everything works again', false);
    return {};
  }),
};

/** The route behind a method and a name; undefined if there is none. */
export function routeOf(method: string, name: string): Route | undefined {
  const routes = method === 'GET' ? get : method === 'POST' ? post : {};
  return Object.hasOwn(routes, name) ? routes[name] : undefined;
}

function taking<Body>(schema: z.ZodType<Body>, run: (backend: Backend, body: Body) => Promise<unknown>): Route {
  return async (backend, _query, body) => {
    const read = schema.safeParse(body);
    if (!read.success) return { problem: `This request cannot be read: ${read.error.issues[0]?.message ?? ''}` };
    return run(backend, read.data);
  };
}
