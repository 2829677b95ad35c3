import { type APIMessage, type APIMessageComponent, ComponentType } from 'discord-api-types/v10';
import type { SeenMessage } from '../discord/index.ts';
import { buttonName } from '../seam.ts';

type Offer = { messageId: string; id: string; label: string; value: string };

/** The button with this label on the newest message that has one. */
export function findButton(seen: readonly SeenMessage[], wanted: string): Offer | undefined {
  return newest(seen, wanted, (control) => {
    if (control.type !== ComponentType.Button || !('custom_id' in control)) return [];
    return [{ id: control.custom_id, label: buttonName(control), value: '' }];
  });
}

/** The option of a list with this label; `#name` and `@name` are taken of the newest list of channels or roles. */
export function findChoice(seen: readonly SeenMessage[], wanted: string): Offer | undefined {
  return newest(seen, wanted, (control) => {
    if (!('custom_id' in control)) return [];
    const id = control.custom_id;
    if (control.type === ComponentType.StringSelect)
      return control.options.map(({ label, value }) => ({ id, label, value }));
    const sign = { [ComponentType.ChannelSelect]: '#', [ComponentType.RoleSelect]: '@' }[Number(control.type)];
    return sign !== undefined && wanted.startsWith(sign) ? [{ id, label: wanted, value: wanted }] : [];
  });
}

/** The one that reads so, else the one that begins so. */
export function labelled<T extends { label: string }>(all: readonly T[], wanted: string): T | undefined {
  const key = plainLabel(wanted);
  const begins = all.find(({ label }) => key !== '' && plainLabel(label).startsWith(key));
  return all.find(({ label }) => plainLabel(label) === key) ?? begins;
}

function newest(
  seen: readonly SeenMessage[],
  wanted: string,
  offers: (control: APIMessageComponent) => Omit<Offer, 'messageId'>[],
): Offer | undefined {
  const all = seen.toReversed().flatMap(({ message }) =>
    controlsOf(message)
      .flatMap(offers)
      .map((offer) => ({ ...offer, messageId: message.id })),
  );
  return labelled(all, wanted);
}

function controlsOf({ components = [] }: APIMessage): APIMessageComponent[] {
  return components.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
}

/** A label without emoji and case: what people would say it reads. */
function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Presentation}|\u200d|\ufe0f/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
