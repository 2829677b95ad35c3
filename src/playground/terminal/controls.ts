import { type APISelectMenuComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { DiscordWorld, SeenMessage } from '../discord/index.ts';
import { buttonName } from '../seam.ts';
import { type Context, placeName } from './context.ts';
import { rowsOf } from './show/show.ts';

type Control = { messageId: string; id: string; value: string } | { reason: string };
type Offer = { messageId: string; id: string; value: string; label: string };

/**
 * The button, or the option of a select, with this label on the newest message that has one. `LABEL on TEXT` takes the
 * newest message in which the text stands.
 */
export function findControl(context: Context, kind: 'button' | 'select', wanted: string): Control {
  const newestFirst = [...context.actor().read()].reverse();
  const { world } = context.world.discord;
  const offers = (seen: readonly SeenMessage[]) => seen.flatMap((one) => offersOf(world, one, kind));
  const found = pick(offers(newestFirst), wanted) ?? pickOn(newestFirst, offers, wanted);
  if (found !== undefined) return found;
  const offered = [...new Set(offers(newestFirst.slice(0, 12)).map(({ label }) => label))];
  const what = kind === 'button' ? 'button' : 'choice';
  if (offered.length === 0)
    return { reason: `${context.world.speaker} sees no ${what} in ${placeName(context.screen.channel)}` };
  const list = offered.slice(0, 15).map((label) => `[${label}]`);
  return {
    reason: `${context.world.speaker} sees no ${what} “${wanted}” in ${placeName(context.screen.channel)}. There are: ${list.join(' ')}`,
  };
}

function pickOn(
  messages: readonly SeenMessage[],
  offers: (seen: readonly SeenMessage[]) => Offer[],
  wanted: string,
): Offer | undefined {
  const [, label, text] = /^(.+)\s+on\s+(.+?)$/i.exec(wanted) ?? [];
  if (label === undefined || text === undefined) return undefined;
  const about = messages.filter(({ message }) => JSON.stringify([message.content, message.embeds]).includes(text));
  return pick(offers(about), label);
}

function pick(offers: readonly Offer[], wanted: string): Offer | undefined {
  const key = plainLabel(wanted);
  return (
    offers.find(({ label }) => plainLabel(label) === key) ??
    (key === '' ? undefined : offers.find(({ label }) => plainLabel(label).startsWith(key)))
  );
}

function offersOf(world: DiscordWorld, { message }: SeenMessage, kind: 'button' | 'select'): Offer[] {
  return rowsOf(message)
    .flatMap((row) => row.components)
    .flatMap((control): Offer[] => {
      if (control.type === ComponentType.Button) {
        if (kind !== 'button' || control.style === ButtonStyle.Link || control.style === ButtonStyle.Premium) return [];
        return [{ messageId: message.id, id: control.custom_id, value: '', label: buttonName(control) }];
      }
      if (kind !== 'select') return [];
      return optionsOf(world, control).map((option) => ({ messageId: message.id, id: control.custom_id, ...option }));
    });
}

/** What a list offers; those of channels and roles offer all there are. */
function optionsOf(world: DiscordWorld, control: APISelectMenuComponent): { label: string; value: string }[] {
  if (control.type === ComponentType.StringSelect) return control.options;
  if (control.type === ComponentType.RoleSelect)
    return world.roles().map(({ id, name }) => ({ label: `@${name}`, value: id }));
  if (control.type !== ComponentType.ChannelSelect) return [];
  const { channel_types: types } = control;
  return world.channels().flatMap(({ id, name, type }) => {
    const isOffered = types === undefined || types.some((one) => one === type);
    return isOffered ? [{ label: `#${name}`, value: id }] : [];
  });
}

/** A label without emoji, arrows and case: what people would say it reads. */
export function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Presentation}|\u200d|\ufe0f/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
