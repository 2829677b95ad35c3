import type { VNode } from 'preact';
import type { MemberCard, Place, View } from '../server/contract.ts';
import { Avatar } from './messages/avatar.tsx';
import { cityOf } from './messages/times.ts';

export type Desk = 'chat' | 'plans';

type SideBarProps = {
  view: View;
  desk: Desk;
  /** The newest message this member has seen, by place. */
  read: Readonly<Record<string, string>>;
  onPlace(place: string): void;
  onDesk(desk: Desk): void;
  onMember(name: string): void;
  onNewMember(): void;
  onNewPlace(): void;
};

const signs: Readonly<Record<Place['kind'], string>> = { text: '#', announcement: '📣', thread: '↳', direct: '@' };

/** Channels, threads and direct messages, and who is sitting here. */
export function SideBar({ view, desk, read, onPlace, onDesk, onMember, onNewMember, onNewPlace }: SideBarProps): VNode {
  const { places, place, server, members, me } = view;
  const entry = (one: Place) => {
    const here = desk === 'chat' && one.id === place.id;
    const unread = !here && one.lastId !== null && BigInt(one.lastId) > BigInt(read[one.id] ?? '0');
    const pings = here ? 0 : one.pingIds.filter((id) => BigInt(id) > BigInt(read[one.id] ?? '0')).length;
    return (
      <li key={one.id}>
        <button
          type="button"
          class={`place ${one.kind}${unread ? ' unread' : ''}`}
          aria-current={here ? 'page' : undefined}
          onClick={() => onPlace(one.id)}
        >
          <span class="place-sign" aria-hidden="true">
            {signs[one.kind]}
          </span>
          <span class="place-name">{one.name}</span>
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
      <h1 class="server">{server}</h1>
      <div class="places">
        <div class="places-head">
          <h2>Channels</h2>
          <button type="button" class="icon-button small" aria-label="New channel or thread" onClick={onNewPlace}>
            +
          </button>
        </div>
        <ul>{places.filter(({ kind }) => kind !== 'direct').map(entry)}</ul>
        <h2>Direct messages</h2>
        <ul>{places.filter(({ kind }) => kind === 'direct').map(entry)}</ul>
        <h2>Workshop</h2>
        <ul>
          <li>
            <button
              type="button"
              class="place"
              aria-current={desk === 'plans' ? 'page' : undefined}
              onClick={() => onDesk('plans')}
            >
              <span class="place-sign" aria-hidden="true">
                ✎
              </span>
              <span class="place-name">Curriculum desk</span>
            </button>
          </li>
        </ul>
      </div>
      <Seats members={members} me={me} onMember={onMember} onNewMember={onNewMember} />
    </nav>
  );
}

type SeatsProps = { members: readonly MemberCard[]; me: MemberCard; onMember(name: string): void; onNewMember(): void };

function Seats({ members, me, onMember, onNewMember }: SeatsProps): VNode {
  return (
    <section class="seats" aria-label="Who you are">
      <h2>You are</h2>
      <ul>
        {members.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              class="seat"
              aria-pressed={one.id === me.id}
              title={`${one.name} · ${one.zone} · ${one.locale}`}
              onClick={() => onMember(one.name)}
            >
              <Avatar id={one.id} name={one.displayName} />
              <span class="seat-words">
                <span class="seat-name">{one.displayName}</span>
                <span class="seat-zone">
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
  );
}
