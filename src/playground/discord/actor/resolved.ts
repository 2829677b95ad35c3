import type { FileInput } from '../contract.ts';
import type { Core } from '../core.ts';
import { findChannel, findPerson, findRole } from '../lookup.ts';
import { storeUpload } from '../messages/attachments.ts';
import { renderChannel, renderPartialMember } from '../messages/render.ts';
import { channelPermissions, guildPermissions } from '../permissions.ts';
import { type Guild, memberOf } from '../state.ts';

export type Resolver = ReturnType<typeof createResolver>;

/** Collects what the ids in an interaction stand for. */
export function createResolver(core: Core, guild: Guild | undefined, userId: string, channelId: string) {
  const { state } = core;
  const resolved: Record<string, Record<string, unknown>> = {};
  const keep = (kind: string, id: string, value: unknown) => {
    resolved[kind] = { ...resolved[kind], [id]: value };
    return id;
  };
  const user = (name: string) => {
    const person = findPerson(state, name.replace(/^<@!?(\d+)>$/, '$1'));
    const { id } = person.user;
    const member = guild === undefined ? undefined : memberOf(guild, id);
    if (guild !== undefined && member !== undefined) {
      keep('members', id, { ...renderPartialMember(member), permissions: String(guildPermissions(core, guild, id)) });
    }
    return keep('users', id, person.user);
  };
  const role = (name: string) => {
    const found = guild === undefined ? undefined : findRole(guild, name.replace(/^<@&(\d+)>$/, '$1'));
    return keep('roles', found?.id ?? name, found);
  };
  return {
    user,
    role,
    channel: (name: string) => {
      const channel = findChannel(state, name.replace(/^<#(\d+)>$/, '$1'), guild);
      const permissions = String(channelPermissions(core, channel, userId));
      const app_permissions = String(channelPermissions(core, channel, state.botId));
      keep('channels', channel.id, { ...renderChannel(state, channel), permissions, app_permissions });
      return channel;
    },
    attachment: ({ name, data, contentType = 'application/octet-stream' }: FileInput) => {
      const upload = { index: '0', name, type: contentType, data: Buffer.from(data) };
      const attachment = storeUpload(core, channelId, upload, true);
      return keep('attachments', attachment.id, attachment);
    },
    /** Undefined while nothing was resolved. */
    resolved: () => (Object.keys(resolved).length === 0 ? undefined : resolved),
  };
}
