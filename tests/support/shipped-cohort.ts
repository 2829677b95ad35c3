import { readFileSync } from 'node:fs';
import type { Command } from '../../src/commands/command.ts';
import type { Curriculum } from '../../src/curriculum/model.ts';
import { readCurriculum } from '../../src/curriculum/read/read.ts';
import type { Cohort } from '../../src/db/cohorts.ts';
import { addVersion, shipped } from '../../src/db/plans/versions.ts';
import type { Message, Modal } from '../../src/messages/kit/message.ts';
import type { Caller, World } from './context.ts';

const file = 'month-07.md';

/** The month that is shipped with the bot. */
export function shippedPlan(): Curriculum {
  const content = readFileSync(new URL(`../../curriculum/month-07/${file}`, import.meta.url));
  return readCurriculum('month-07', [{ name: file, content: new Uint8Array(content) }]).curriculum;
}

/** A running cohort on a plan of one's own, by default the shipped one. */
export async function cohortOn(world: World, model: Curriculum = shippedPlan(), channelId = 'c1'): Promise<Cohort> {
  const hash = `own-${channelId}`;
  const version = await addVersion(
    world.ctx.db,
    { owner: shipped, slug: model.slug, hash, model, source: [] },
    world.clock.at,
  );
  return world.cohort({ versionId: version.id, channelId });
}

/** Chooses in a list, whose values come beside what its custom id says. */
export function choose(world: World, command: Command, id: string, values: string[], by: Caller = {}) {
  return world.submit({ ...command, modals: command.components ?? {} }, id, { values }, by);
}

/** All that is read in a message: its words, embeds, labels and options. */
export function wordsIn(message: Message | Modal): string {
  if ('modal' in message)
    return [
      message.modal.title,
      ...message.modal.inputs.map((part) => ('label' in part ? part.label : part.text)),
    ].join('\n');
  const embeds = (message.embeds ?? []).flatMap((one) => [one.author?.name, one.description, one.footer?.text]);
  return [message.content, ...embeds].filter((text) => text !== undefined).join('\n');
}

/** The custom ids of a message's buttons and lists. */
export function idsIn(message: Message | Modal): string[] {
  if ('modal' in message) return [message.modal.id];
  return (message.components ?? []).flatMap((row) =>
    row.components.flatMap((part) => ('custom_id' in part ? [part.custom_id] : [])),
  );
}

/** The id of the button of this label. */
export function buttonIn(message: Message | Modal, label: string): string | undefined {
  if ('modal' in message) return undefined;
  const all = (message.components ?? []).flatMap((row) => row.components);
  const found = all.find((part) => part.type === 2 && 'label' in part && part.label === label);
  return found !== undefined && 'custom_id' in found ? found.custom_id : undefined;
}
