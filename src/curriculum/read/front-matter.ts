import type { RootContent } from 'mdast';
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { oneLine } from '../../core/text.ts';
import type { Draft } from './filling/draft.ts';
import { startOf } from './markdown/nodes.ts';
import { type NamedUnit, namedUnitOf } from './mentions/unit.ts';
import { report, type Source } from './source.ts';
import { checkTitleLength } from './titles.ts';

/** One line of the settings on top of a file, and where it stands. */
type Setting = { name: string; value: string; at: number };
export type Settings = Setting[];

const settingsLength = 10_000;

/** The settings between the --- lines on top of a file; what cannot be read is reported. */
export function settingsIn(source: Source, node: RootContent | undefined): Settings {
  if (node?.type !== 'yaml') return [];
  const base = source.text.indexOf('\n', startOf(node)) + 1;
  if (node.value.length > settingsLength) {
    report(source, base, 'warning', 'front-matter-too-long');
    return [];
  }
  const strict = parseDocument(node.value, { logLevel: 'silent' });
  const [error] = strict.errors;
  const document = error ? parseDocument(quoted(node.value), { logLevel: 'silent' }) : strict;
  if (error && document.errors.length > 0) {
    report(source, base + error.pos[0], 'warning', 'bad-front-matter');
    return [];
  }
  if (isMap(document.contents)) return settingsOf(document.contents, node.value, base);
  if (document.contents !== null) report(source, base, 'ignored', 'settings-without-names');
  return [];
}

/** `title: Bread: the plan` is no YAML, yet what it means is plain. */
function quoted(yaml: string): string {
  return yaml.replaceAll(/^([\w-]+):[ \t]+(?![\s"'|>[{&*!%@`])(.*\S)[ \t]*$/gm, (_, name: string, value: string) => {
    return `${name}: ${JSON.stringify(value)}`;
  });
}

function settingsOf(map: YAMLMap, yaml: string, base: number): Settings {
  return map.items.map(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const line = name === '' ? -1 : `\n${yaml}`.indexOf(`\n${name}`);
    const written = isScalar(value) && value.value !== null ? String(value.value).trim() : '';
    return { name, value: written, at: base + Math.max(0, line) };
  });
}

/** The day or week that a file's settings name: `day: 3`, `week: 2`, `title: "Day 3: Flour"`. */
export function unitInSettings(settings: Settings, kind: 'day' | 'week'): NamedUnit | null {
  const value = settings.find(({ name }) => name.toLowerCase() === kind)?.value ?? '';
  const unit = /^\d{1,5}$/.test(value) ? namedUnitOf(`${kind} ${value}`) : namedUnitOf(value);
  if (unit?.kind === kind) return unit;
  const titled = namedUnitOf(titleInSettings(settings));
  return titled?.kind === kind && titled.leads && !titled.loose && titled.last === null ? titled : null;
}

/** The place that site builders give a page among those of its folder. */
export function placeInSettings(settings: Settings): number | null {
  const value = settings.find(({ name }) => /^(?:weight|order|nav_order|sidebar_position)$/i.test(name))?.value;
  return value !== undefined && /^-?\d{1,6}$/.test(value) ? Number(value) : null;
}

export function titleInSettings(settings: Settings): string {
  return oneLine(settings.find(({ name }) => name.toLowerCase() === 'title')?.value ?? '');
}

/** What site builders keep in a page's settings for themselves. */
const ofSiteBuilders =
  /^(?:day|week|month|date|layout|tags?|categor(?:y|ies)|slug|id|permalink|published|draft|weight|order|sidebar_\w+|nav_order|hide_\w+|toc)$/i;

/** Takes the title of the plan from a file's settings and names those that mean nothing; `isDay`: they are a day's or week's own. */
export function readSettings(draft: Draft, source: Source, settings: Settings, isDay: boolean): void {
  for (const { name, value, at } of settings) {
    const isTitle = name.toLowerCase() === 'title';
    if (isTitle) checkTitle(source, value, at);
    if (isTitle && isDay) continue;
    if (isTitle && oneLine(value) !== '') {
      if (draft.title === null || draft.title === oneLine(value)) draft.title = oneLine(value);
      else report(source, at, 'ignored', 'second-title');
    } else if (!ofSiteBuilders.test(name)) {
      report(source, at, 'ignored', 'unknown-setting', { name: oneLine(name).slice(0, 40) });
    }
  }
}

function checkTitle(source: Source, written: string, at: number): void {
  // YAML writes as `"\0"` what must not stand in the file itself.
  if (oneLine(written) !== written) report(source, at, 'warning', 'unseen-signs');
  checkTitleLength(source, written, at);
}
