import { asList, isJson } from '../form.ts';
import type { Guild, Pings } from '../state.ts';

/** What a text mentions after `allowed_mentions`, and whom that notifies. */
type Mentions = {
  readonly users: string[];
  readonly roles: string[];
  readonly everyone: boolean;
  readonly pings: Pings;
};

/**
 * Reads the mentions of a text. Without `allowed_mentions` everything written is meant; a role is notified only if it is
 * mentionable or the author may mention everyone, and only such an author reaches @everyone and @here.
 */
export function readMentions(
  content: string,
  allowed: unknown,
  guild: Guild | undefined,
  mayMentionEveryone: boolean,
): Mentions {
  const written = (pattern: RegExp) => [...new Set([...content.matchAll(pattern)].map((match) => match[1] ?? ''))];
  const permits = (kind: 'users' | 'roles', id: string) =>
    !isJson(allowed) || asList(allowed['parse']).includes(kind) || asList(allowed[kind]).map(String).includes(id);
  const users = written(/<@!?(\d+)>/g).filter((id) => permits('users', id));
  const roles = written(/<@&(\d+)>/g).filter(
    (id) => permits('roles', id) && guild?.roles.some((role) => role.id === id),
  );
  const everyone =
    guild !== undefined &&
    mayMentionEveryone &&
    /@(everyone|here)\b/.test(content) &&
    (!isJson(allowed) || asList(allowed['parse']).includes('everyone'));
  const reachable = roles.filter(
    (id) => mayMentionEveryone || guild?.roles.some((role) => role.id === id && role.mentionable),
  );
  return { users, roles, everyone, pings: { users, roles: reachable, everyone } };
}
