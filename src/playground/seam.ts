/**
 * The playground's only door to the bot: what it needs of it stands here, and nothing else in this folder imports the bot.
 * Discord's Markdown (`messages/kit/markdown`) is the exception, for the page reads it in the browser.
 */
export {
  addDays,
  DATE_ENDS,
  instantAt,
  type LocalDate,
  type WallTime,
  wallClock,
  type ZoneName,
} from '../core/calendar.ts';
export { zonesMeant } from '../core/cohort-settings.ts';
export { parseDate, parseTime } from '../core/parse.ts';
export { findZone } from '../core/zones/zones.ts';
export { isRefused, summary } from '../curriculum/check.ts';
export { hashOf, readInWorker } from '../curriculum/import/import.ts';
export type { PlanFiles } from '../curriculum/import/plan-files.ts';
export { isZip, readZip } from '../curriculum/import/zip.ts';
export type { Reading, SourceFile } from '../curriculum/model.ts';
export { dayByKey, daysOf, type Plan, planOf, weekOf } from '../curriculum/plan.ts';
export { type Db, openDatabase } from '../db/client.ts';
export { startEmbedded } from '../db/embedded/embedded.ts';
export { addVersion } from '../db/plans/versions.ts';
export {
  ansiStyle,
  buttonName,
  clockText,
  discordTime,
  embedText,
  indented,
  plainStyle,
  rowText,
  type Style,
  terminalText,
} from '../messages/kit/terminal.ts';
export { told } from '../messages/plans/problems.ts';
export { factsAlone, previewOf } from '../messages/study/post.ts';
export { wordsFor } from '../messages/words/words.ts';
export { outliveReaders } from '../process/closed-pipe.ts';
export { watchNpm } from '../process/parents.ts';
export { type Bot, start } from '../start.ts';
