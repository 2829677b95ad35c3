import type { VNode } from 'preact';
import type { ChannelCard, View } from '../server/contract.ts';
import { Avatar } from './messages/avatar.tsx';
import { cityOf } from './messages/times.ts';

type SideBarProps = {
  view: View;
  /** The newest message this member has seen, by channel. */
  read: Readonly<Record<string, string>>;
  onChannel(channel: string): void;
  onMember(name: string): void;
  onNewMember(): void;
  onNewChannel(): void;
};

const signs: Readonly<Record<ChannelCard['kind'], string>> = {
  text: '#',
  announcement: '📣',
  thread: '↳',
  direct: '@',
};

/** Channels, threads and direct messages, and who is sitting here. */
export function SideBar({ view, read, onChannel, onMember, onNewMember, onNewChannel }: SideBarProps): VNode {
  const { channels, channel, server, members, me } = view;
  const entry = (one: ChannelCard) => {
    const here = one.id === channel.id;
    const unread = !here && one.lastId !== null && BigInt(one.lastId) > BigInt(read[one.id] ?? '0');
    const pings = here ? 0 : one.pingIds.filter((id) => BigInt(id) > BigInt(read[one.id] ?? '0')).length;
    return (
      <li key={one.id}>
        <button
          type="button"
          class={`channel ${one.kind}${unread ? ' unread' : ''}`}
          aria-current={here ? 'page' : undefined}
          onClick={() => onChannel(one.id)}
        >
          <span class="channel-sign" aria-hidden="true">
            {signs[one.kind]}
          </span>
          <span class="channel-name">{one.name}</span>
          {unread && <span class="hidden-text">, unread</span>}
          {pings > 0 && (
            <span class="pings">
              {pings}
              <span class="hidden-text"> mentions</span>
            </span>
          )}
        </button>
      </li>
    );
  };
  return (
    <nav class="side-bar" aria-label="Channels">
      <p class="server">{server}</p>
      <div class="channels">
        <div class="channels-head">
          <h2>Channels</h2>
          <button type="button" class="icon-button small" aria-label="New channel or thread" onClick={onNewChannel}>
            +
          </button>
        </div>
        <ul>{channels.filter(({ kind }) => kind !== 'direct').map(entry)}</ul>
        <h2>Direct messages</h2>
        <ul>{channels.filter(({ kind }) => kind === 'direct').map(entry)}</ul>
      </div>
      <section class="members" aria-label="Who you are">
        <h2>You are</h2>
        <ul>
          {members.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                class="member"
                aria-pressed={one.id === me.id}
                title={`${one.name} · ${one.zone} · ${one.locale}`}
                onClick={() => onMember(one.name)}
              >
                <Avatar id={one.id} name={one.displayName} />
                <span class="member-words">
                  <span class="member-name">{one.displayName}</span>
                  <span class="member-zone">
                    {one.admin ? 'admin · ' : ''}
                    {cityOf(one.zone)} · {one.locale}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        <button type="button" class="text-button add-member" onClick={onNewMember}>
          + Somebody new
        </button>
      </section>
    </nav>
  );
}
