import {
  addVersion,
  type Db,
  dayByKey,
  daysOf,
  factsAlone,
  hashOf,
  isRefused,
  isZip,
  type Plan,
  type PlanFiles,
  planOf,
  previewOf,
  type Reading,
  readInWorker,
  readZip,
  type SourceFile,
  summary,
  told,
  weekOf,
  wordsFor,
} from '../../seam.ts';
import { startCohort } from '../../world/first-cohort.ts';
import type { World } from '../../world/world.ts';
import type { APIMessage, PlanReport, PlanStart, SentFile } from '../contract.ts';

export type PlanUploads = ReturnType<typeof createPlanUploads>;

const limits = { ms: 30_000, mb: 256 };
const decoder = new TextDecoder();

type UploadedPlan = { slug: string; files: SourceFile[]; reading: Reading; plan: Plan };

/** Where a plan is read, looked through and started, before it ever reaches a server. */
export function createPlanUploads(world: World, db: Db) {
  // Only the last one: a page that was left open reads again.
  let last: (UploadedPlan & { id: number }) | undefined;
  let lastId = 0;
  const readOf = (id: number) => (last?.id === id ? last : undefined);
  return {
    async check(name: string, sent: readonly SentFile[]): Promise<PlanReport> {
      const slug = slugOf(name);
      const { files, problems } = await unpacked(
        sent.map((file) => ({ name: file.name, content: bytesOf(file.base64) })),
      );
      const read = files.length > 0 || problems.length === 0 ? await readInWorker(slug, files, limits) : null;
      const curriculum = read?.curriculum ?? { slug, title: slug, months: [] };
      const reading = { curriculum, problems: [...problems, ...(read?.problems ?? [])] };
      const plan = planOf(reading.curriculum);
      lastId += 1;
      last = { id: lastId, slug, files, reading, plan };
      return reportOf(last);
    },
    /** A day of the plan that was read, as its post will look; undefined where there is none. */
    day(id: number, key: string): APIMessage | undefined {
      const read = readOf(id);
      const day = read === undefined ? undefined : dayByKey(read.plan, key);
      if (read === undefined || day === undefined) return undefined;
      const now = world.now();
      const {
        allowed_mentions: _,
        files: __,
        ...body
      } = previewOf(wordsFor('en'), read.plan, day, factsAlone(now, zone));
      return { ...emptyMessage(world, now), ...body } as APIMessage;
    },
    /** Returns the channel in which it runs, or why it does not. */
    async start({ id, channel, time, zone: timezone }: PlanStart): Promise<{ channel: string } | { reason: string }> {
      const read = readOf(id);
      if (read === undefined) return { reason: 'Check the files again first: others were checked since.' };
      const { slug, files, reading } = read;
      if (isRefused(reading)) return { reason: 'A plan with errors cannot be started. Mend them and check again.' };
      const [guild] = world.discord.world.guilds();
      if (guild === undefined) return { reason: 'There is no server to start it in.' };
      const source = files.map(({ name, content }) => ({ name, text: clean(content) }));
      const version = { owner: guild.id, slug, hash: hashOf(files), model: reading.curriculum, source };
      await addVersion(db, version, world.now());
      return setUp(world, guild.name, { channel, time, timezone, curriculum: slug });
    },
  };
}

/** A zip that comes alone is the plan. */
async function unpacked(sent: SourceFile[]): Promise<PlanFiles> {
  const [first] = sent;
  if (first !== undefined && sent.length === 1 && isZip(first.name)) return readZip(first.name, first.content);
  return { files: sent, problems: [] };
}

const zone = 'Europe/Kyiv';

/** Starts a cohort in a channel; one that does not exist is opened first. */
async function setUp(
  world: World,
  guild: string,
  options: { channel: string; time: string; timezone: string; curriculum: string },
): Promise<{ channel: string } | { reason: string }> {
  const { discord } = world;
  const name = channelName(options.channel);
  const channels = discord.world.channels();
  const known = channels.find((channel) => channel.id === options.channel || channel.name === name);
  const channel = known?.id ?? discord.world.addChannel(guild, { name });
  const failure = await startCohort(world, { ...options, channel });
  return failure === undefined ? { channel } : { reason: failure };
}

/** A channel's name as Discord writes it. */
export function channelName(text: string): string {
  return text.trim().replace(/^#/, '').toLowerCase().replace(/\s+/g, '-');
}

function reportOf({ id, slug, files, reading, plan }: UploadedPlan & { id: number }): PlanReport {
  const texts = new Map(files.map(({ name, content }) => [name, clean(content)]));
  const counted = summary(reading);
  return {
    id,
    slug,
    title: reading.curriculum.title,
    refused: isRefused(reading),
    problems: reading.problems.map((problem) => ({
      ...told(wordsFor('en'), problem),
      source: texts.get(problem.file)?.split('\n')[problem.line - 1]?.slice(0, 300) ?? '',
    })),
    counts: {
      months: counted.months,
      weeks: counted.weeks,
      days: counted.days,
      projects: counted.projects,
      links: counted.resources,
    },
    days: daysOf(plan).map(({ key, label, title }) => ({ key, label, title, week: weekOf(plan, key)?.label ?? '' })),
    files: [...texts].map(([name, text]) => ({ name, text })),
  };
}

/** As it is stored: UTF-8 without a byte order mark, LF line ends, no blanks at line ends but Markdown's two, one newline last. */
function clean(content: Uint8Array): string {
  const text = decoder.decode(content).replace(/\r\n?/g, '\n');
  const lines = text.split('\n').map((line) => line.replace(/[ \t]+$/, (blanks) => (blanks === '  ' ? blanks : '')));
  return `${lines.join('\n').trimEnd()}\n`;
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\.(?:md|markdown|mdown|mdx|txt|zip)$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return slug === '' ? 'plan' : slug;
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function emptyMessage({ discord }: World, now: Date): Partial<APIMessage> {
  const author = discord.world.users().find(({ id }) => id === discord.botId);
  return {
    id: '0',
    channel_id: '0',
    ...(author === undefined ? {} : { author }),
    content: '',
    timestamp: now.toISOString(),
    edited_timestamp: null,
    attachments: [],
    embeds: [],
    components: [],
  };
}
