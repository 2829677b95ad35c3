/**
 * The playground's only door to the bot: what it needs of it stands here, and nothing else in this folder imports the bot.
 * Discord's Markdown (`messages/kit/markdown`) is the exception, for the page reads it in the browser.
 */
export {
  addDays,
  instantAt,
  type LocalDate,
  type WallTime,
  wallClock,
  type ZoneName,
} from '../core/calendar.ts';
export { zonesMeant } from '../core/cohort-settings.ts';
export { parseDate, parseTime } from '../core/parse.ts';
export { findZone } from '../core/zones/zones.ts';
export { openDatabase } from '../db/client.ts';
export { startEmbedded } from '../db/embedded/embedded.ts';
export {
  buttonName,
  clockText,
  discordTime,
  embedText,
  indented,
  plainStyle,
  rowText,
  terminalText,
} from '../messages/kit/terminal.ts';
export { outliveReaders } from '../process/closed-pipe.ts';
export { watchNpm } from '../process/parents.ts';
export { type Bot, start } from '../start.ts';
