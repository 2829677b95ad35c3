import { ComponentType, SelectMenuDefaultValueType } from 'discord-api-types/v10';
import { type Proposed, type SettingName, settingNames } from '../../core/cohort-settings.ts';
import { button, customId, rows, say, selectRow, shorten } from '../kit/format.ts';
import type { Button, ChoiceOption, Message, Modal, Row, Select } from '../kit/message.ts';
import { postableTypes } from '../kit/permissions.ts';
import type { Words } from '../words/words.ts';

/** Whose settings a panel shows: those of a draft that is to be started, or of a running group. Ids carry no authority. */
export type Whose = { draft: number } | { cohort: number };

/** What is settled, with what comes of it. */
export type Settled = Parameters<Words['cohort']['setup']['settings']['channel']['shown']>[0];

/** The one setting that is open to be chosen. */
export type Opened = {
  name: SettingName;
  chosen: 'list' | 'several' | 'channel' | 'role';
  /** What a list offers on this page, if it is none of Discord’s own. */
  options: ChoiceOption[];
  page: number;
  pages: number;
  /** What holds now; none where there is nothing of the kind. */
  now: string[];
  /** It can be typed, too. */
  typed: boolean;
};

/** What the parts of a panel are named by, since each belongs to a command: a draft’s or a running plan’s, a group’s or one’s own. */
export type PanelName = 'setup' | 'cohort' | 'start' | 'own';

type Panel = {
  name: PanelName;
  whose: Whose;
  settled: Settled;
  /** The settings that there are here. */
  names: readonly SettingName[];
  proposed: Proposed;
  changed: readonly SettingName[];
  /** What is said above the settings, and below. */
  head: readonly string[];
  notes: readonly string[];
  /** What can be done, while nothing is open. */
  buttons: Button[];
  opened: Opened | null;
};

const emojis: Record<SettingName, string> = {
  curriculum: '📚',
  from: '🔖',
  channel: '📍',
  publish: '📣',
  timezone: '🌍',
  time: '🕗',
  weekdays: '🗓️',
  start: '📅',
  role: '🔔',
  'take-role': '🙋',
  'milestone-role': '🏅',
  celebrate: '🎉',
  threads: '🧵',
  days: '📄',
  language: '💬',
  'work-ahead': '⏩',
};

/** Everything that is settled for a group, each with what changes it; or one of it, to be chosen. */
export function panelShown(words: Words, panel: Panel): Message {
  const { settings, change } = words.cohort.setup;
  const { settled, opened, head, notes } = panel;
  const names = settingNames.filter((name) => panel.names.includes(name));
  // Beside a list, which a phone shows below them, the others would only be in the way.
  const lines = (opened === null ? names : [opened.name]).map((name) => {
    const { label, shown } = settings[name];
    return `${emojis[name]} ${label}: ${shown(settled)}${mark(words, panel, name)}`;
  });
  const options = names.map((name) => ({ label: settings[name].label, value: name, emoji: { name: emojis[name] } }));
  const content = [...head, ...lines, ...(notes.length === 0 ? [] : ['', ...notes])].join('\n');
  return say(content, {
    components:
      opened === null
        ? [...rows(...panel.buttons), selectRow(panelId(panel, 'edit'), change, options)]
        : openedRows(words, panel, opened),
  });
}

/** What somebody has chosen is marked, and a proposal that has a reason gives it. */
function mark({ cohort: { setup } }: Words, { whose, proposed, changed }: Panel, name: SettingName): string {
  const why = proposed[name];
  if ('draft' in whose ? why === undefined : changed.includes(name)) return ' ✏️';
  return why === undefined || why === 'usual' ? '' : ` 💡 ${setup.proposals[why]}`;
}

type Address = Pick<Panel, 'name' | 'whose'>;

function panelId({ name, whose }: Address, part: string, input: Record<string, string | number> = {}): string {
  return customId(`${name}-${part}`, { ...whose, ...input });
}

function openedRows({ kit, cohort: { setup } }: Words, panel: Address, opened: Opened): Row[] {
  const { name: field, page, pages, typed, chosen, now } = opened;
  const { buttons, settings } = setup;
  const turn = (label: string, emoji: string, to: number) =>
    button(label, panelId(panel, 'edit', { field, page: to }), { emoji });
  return [
    choice(panelId(panel, 'set', { field }), setup.choose(settings[field].label), opened),
    ...rows(
      ...(page > 0 ? [turn(buttons.previous, '◀️', page - 1)] : []),
      ...(page < pages - 1 ? [turn(kit.turn.more, '▶️', page + 1)] : []),
      ...(typed ? [button(buttons.type, panelId(panel, 'type', { field }), { emoji: '⌨️' })] : []),
      ...(chosen === 'role' && now.length > 0
        ? [button(buttons.nobody, panelId(panel, 'set', { field, text: '' }), { emoji: '🔕' })]
        : []),
      button(kit.turn.back, panelId(panel, 'edit'), { emoji: '↩️' }),
    ),
  ];
}

function choice(custom_id: string, placeholder: string, { chosen, options, now }: Opened): Row {
  if (chosen === 'list' || chosen === 'several') {
    const offered = options.map((option) => {
      return { ...option, label: shorten(option.label, 100), default: now.includes(option.value) };
    });
    return selectRow(custom_id, placeholder, offered, chosen === 'several' ? { max_values: offered.length } : {});
  }
  const { ChannelSelect, RoleSelect, ActionRow } = ComponentType;
  const ids = <Type extends SelectMenuDefaultValueType>(type: Type) => now.map((id) => ({ id, type }));
  const asked = { custom_id, placeholder };
  const list: Select =
    chosen === 'channel'
      ? {
          ...asked,
          type: ChannelSelect,
          channel_types: [...postableTypes],
          default_values: ids(SelectMenuDefaultValueType.Channel),
        }
      : { ...asked, type: RoleSelect, min_values: 0, default_values: ids(SelectMenuDefaultValueType.Role) };
  return { type: ActionRow, components: [list] };
}

/** The form for what no list has. */
export function settingForm({ cohort: { setup } }: Words, panel: Address, field: SettingName, now: string): Modal {
  const { label, form: description = '' } = setup.settings[field];
  const input = { kind: 'text', id: 'text', label, description, style: 'short', required: true, max: 100 } as const;
  return { modal: { id: panelId(panel, 'set', { field }), title: label, inputs: [{ ...input, value: now }] } };
}
