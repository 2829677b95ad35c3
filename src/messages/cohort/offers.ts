import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { RoleFault } from '../../core/block-reasons.ts';
import type { Button } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** What is in the way of roles that members take, and of threads for their notes. */
export type OffersTrouble = {
  roles: readonly { roleId: string; fault: RoleFault | null }[];
  /** Names of permissions. */
  missingForThreads: readonly string[];
  /** Where an admin allows the bot to manage roles. */
  allowUrl: string;
};

/** A line for each of them; none where all is well. */
export function troubleLines({ cohort: { offers } }: Words, channelId: string, trouble: OffersTrouble): string[] {
  const { roles, missingForThreads: missing } = trouble;
  return [
    ...roles.flatMap(({ roleId, fault }) => (fault === null ? [] : [offers.role(roleId, fault)])),
    ...(missing.length === 0 ? [] : [offers.threads(channelId, missing)]),
  ];
}

/** The way to Manage Roles, which is asked for only where a group wants it. */
export function allowButtons({ cohort: { offers } }: Words, { roles, allowUrl: url }: OffersTrouble): Button[] {
  if (!roles.some(({ fault }) => fault?.code === 'role-unmanaged')) return [];
  return [{ type: ComponentType.Button, style: ButtonStyle.Link, url, label: offers.allow }];
}
