import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Actor, Outcome } from '../discord/index.ts';
import { addDays, clockText, indented, instantAt, parseDate, parseTime, wallClock } from '../seam.ts';
import { readSlash } from '../text/slash.ts';
import { addMember } from '../world/members.ts';
import type { World } from '../world/world.ts';
import { findButton, findChoice } from './controls.ts';
import { attach, choose, fill, formText, type OpenForm } from './form.ts';
import { createSight, places } from './sight.ts';

/** What a line has led to: what stands there now (`aside`: by nobody's hand in Discord), or why it could not be carried out. */
type Played = { text: string; aside?: true } | { problem: string };

/** What each member has before them. */
type Screen = { channel: string; form: OpenForm | null; file: { name: string; data: Uint8Array } | null; last: string };

type Verb = (rest: string) => Promise<Played> | Played;

export type Terminal = ReturnType<typeof createTerminal>;

const minuteMs = 60_000;
const nothing: Played = { text: '' };
const problem = (words: string): Played => ({ problem: words });
const shown = (words: string): Played => ({ text: indented(words) });

/** Plays members in a world by lines of text, one member at a time; what was visible before counts as seen. */
export function createTerminal(world: World) {
  const { discord } = world;
  const screens: Record<string, Screen> = {};
  const screen = () => {
    screens[world.speaker] ??= { channel: 'study', form: null, file: null, last: '' };
    return screens[world.speaker] as Screen;
  };
  const zone = () => world.zones.get(world.speaker) ?? 'Europe/Kyiv';
  const actor = () => discord.as(world.speaker, { channel: screen().channel });
  const sight = createSight(world, zone);
  const clock = (): Played => ({ text: `── ${clockText(world.now(), zone())} (${zone()}) ──`, aside: true });

  /** Does what a person does, which takes a second, so that nothing happens at the very same moment. */
  const act = async (does: (who: Actor) => Promise<Outcome>): Promise<Played> => {
    await world.moveTo(new Date(world.now().getTime() + 1_000));
    const outcome = await does(actor());
    if (outcome.kind === 'refused') return problem(`Discord does not let ${world.speaker} do that: ${outcome.reason}`);
    if (outcome.kind === 'failed') return shown(`⚠ ${outcome.reason}`);
    screen().form = outcome.kind === 'modal' ? { modal: outcome.modal, filled: {} } : null;
    return outcome.kind === 'modal' ? shownForm() : nothing;
  };
  const shownForm = (): Played => {
    const { form } = screen();
    return form === null ? nothing : shown(formText(form));
  };
  /** Changes the open form, and shows it as it stands then unless something is wrong with that. */
  const inForm = (change: (form: OpenForm) => string | undefined): Played => {
    const { form } = screen();
    const wrong = form === null ? 'no form is open' : change(form);
    return wrong === undefined ? shownForm() : problem(wrong);
  };

  const type: Verb = async (line) => {
    const read = readSlash(line, discord.world.commands(), discord.world.localeOf(world.speaker));
    if (read.kind === 'problem') return problem(read.problem);
    const { path, options } = read.slash;
    const { file } = screen();
    screen().file = null;
    return act((who) => who.command(path, file === null ? options : { ...options, file }));
  };
  const moveTo = async (at: Date): Promise<Played> => {
    await world.moveTo(at);
    return clock();
  };
  const pass: Verb = (text) => {
    const parts = [...text.matchAll(/(\d{1,4})\s*([wdhm])\s*/g)];
    if (parts.map(([part]) => part).join('') !== text || text === '') return problem('Write +30m, +3h, +2d or +1d 2h');
    const count = (unit: string) => parts.reduce((sum, [, many, of]) => sum + (of === unit ? Number(many) : 0), 0);
    // Days and weeks keep the hour on the wall.
    const { on, time } = wallClock(world.now(), zone());
    const days = count('w') * 7 + count('d');
    const begin = days === 0 ? world.now() : instantAt(addDays(on, days), time, zone());
    return moveTo(new Date(begin.getTime() + (count('h') * 60 + count('m')) * minuteMs));
  };
  const expecting =
    (wanted: boolean): Verb =>
    (words) => {
      const { last } = screen();
      if (folded(last).includes(folded(words)) === wanted) return nothing;
      const said = wanted ? 'expected' : 'did not expect';
      return problem(`${said} “${words}”, but ${world.speaker} was last shown:\n${last}`);
    };

  const verbs: Readonly<Record<string, Verb>> = {
    as: (rest) => {
      const [, name = '', place] = /^@?(\S*)(?:\s+in\s+(\S+))?$/.exec(rest) ?? [];
      if (!discord.world.users().some(({ username }) => username === name)) {
        const added = addMember(world, { displayName: name, zone: place ?? zone(), locale: 'en-US' });
        if (typeof added === 'string') return problem(added);
      }
      world.speaker = name;
      return clock();
    },
    in: (rest) => {
      const names = places(world).map(({ name }) => name);
      const name = rest.replace(/^#/, '');
      if (!names.includes(name)) return problem(`there is no place “${rest}”. There are: ${names.join(', ')}`);
      screen().channel = name;
      return nothing;
    },
    press: async (label) => {
      const button = findButton(actor().read(), label);
      if (button === undefined) return problem(`${world.speaker} sees no button “${label}”`);
      return act((who) => who.press(button.messageId, button.id));
    },
    choose: async (label) => {
      if (screen().form !== null) return inForm((form) => choose(form, label));
      const choice = findChoice(actor().read(), label);
      if (choice === undefined) return problem(`${world.speaker} sees no choice “${label}”`);
      return act((who) => who.choose(choice.messageId, choice.id, [choice.value]));
    },
    fill: (rest) => {
      const [, field = '', text = ''] = /^([^:]+):\s*([\s\S]*)$/.exec(rest) ?? [];
      return inForm((form) => fill(form, field, text.replaceAll('\\n', '\n')));
    },
    submit: () => {
      const { form } = screen();
      return form === null ? problem('no form is open') : act((who) => who.submitModal(form.modal, form.filled));
    },
    attach: async (path) => {
      const data = await readFile(path).catch(() => undefined);
      if (data === undefined) return problem(`${path} cannot be read`);
      const file = { name: basename(path), data };
      if (screen().form !== null) return inForm((form) => attach(form, file));
      screen().file = file;
      return nothing;
    },
    next: async () => {
      const at = await world.nextPost(actor().channelId);
      if (at === undefined) return problem('no post is planned: no plan runs, or it is paused or finished');
      return moveTo(at > world.now() ? at : world.now());
    },
    at: (rest) => {
      const [, day, hour = ''] = /^(?:(\d{4}-\d\d-\d\d)\s+)?(.*)$/.exec(rest) ?? [];
      const today = wallClock(world.now(), zone()).on;
      const on = day === undefined ? today : parseDate(day);
      const time = parseTime(hour);
      if (on === undefined || time === undefined) return problem('Write at 18:00, or at 2026-03-02 07:30');
      const at = instantAt(on, time, zone());
      if (at.getTime() > world.now().getTime() - minuteMs) return moveTo(at);
      if (day === undefined) return moveTo(instantAt(addDays(today, 1), time, zone()));
      return problem('the clock only moves forward; --fresh begins anew');
    },
    read: async (rest) => ({ text: sight.page(actor().read(), rest === '' ? 20 : Number(rest)) }),
    expect: expecting(true),
    'expect-not': expecting(false),
    help: () => ({ text: helpText, aside: true }),
  };

  return {
    /** Carries out a line; all else that became visible by it is shown along. */
    async play(line: string): Promise<Played> {
      const [, word = '', rest = ''] = /^([/+]|\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
      if (word === '' || word.startsWith('#')) return nothing;
      const verb = word === '/' ? () => type(line.trim()) : word === '+' ? pass : verbs[word.toLowerCase()];
      if (verb === undefined) return problem(`“${line.trim()}” is no step; help lists them`);
      const played = await verb(rest);
      if ('problem' in played) return played;
      const seen = sight.fresh(actor());
      const last = together([played.aside ? '' : played.text, ...seen]);
      if (last !== '') screen().last = last;
      return { text: together([played.text, ...seen]) };
    },
    /** Who types, where and when. */
    prompt: () => `${clockText(world.now(), zone())} ${world.speaker} #${screen().channel}> `,
  };
}

function together(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

function folded(text: string): string {
  return text
    .replace(/[│╭╰\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

const helpText = `/done day:175        any slash command, as in Discord; press Done: a button on the newest message that has it
choose Day 175       an option of the newest list, or of the open form
fill Your note: learnt a lot, then submit: the open form; attach FILE: for it, or for the next command
read, read 5         the last messages here; in #general, in dm: another place
as learner2          another member: admin, learner1, learner2, learner3; as maria in Europe/Madrid: somebody new
next day             to the next post; +30m, +3h, +2d, at 18:00, at 2026-03-09 07:30: time goes by
expect TEXT, expect-not TEXT: in what this member was last shown; # a comment; quit`;
