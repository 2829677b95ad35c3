import { MessageFlags } from 'discord-api-types/v10';
import {
  asJson,
  asList,
  boolean,
  type Check,
  type Issue,
  integer,
  issue,
  type Json,
  list,
  maybe,
  oneOf,
  shape,
  snowflake,
  text,
} from '../form.ts';
import { componentIssues } from './components.ts';
import { embedIssues } from './embeds.ts';

const settableFlags = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications;

const nonce: Check = (value, path) => (typeof value === 'number' ? integer()(value, path) : text(25)(value, path));

const attachment = shape({ id: snowflake, filename: maybe(text(1024)), description: maybe(text(1024)) });

const fields = shape({
  content: maybe(text(2000)),
  tts: maybe(boolean),
  nonce: maybe(nonce),
  enforce_nonce: maybe(boolean),
  flags: maybe(integer(0)),
  attachments: maybe(list(attachment, 10)),
  allowed_mentions: maybe(
    shape({
      parse: maybe(list(oneOf(['roles', 'users', 'everyone']), 3)),
      users: maybe(list(snowflake, 100)),
      roles: maybe(list(snowflake, 100)),
    }),
  ),
});

type MessageRules = {
  /** Where the message stands in the body: interaction answers carry it under `data`. */
  readonly path?: Issue['path'];
  /** Only interaction answers and follow-ups can be ephemeral. */
  readonly mayBeEphemeral: boolean;
};

/** All that Discord finds wrong with a message body, apart from its being empty. */
export function messageIssues(body: Json, { path = [], mayBeEphemeral }: MessageRules): Issue[] {
  return [
    ...fields(body, path),
    ...embedIssues(body['embeds'], [...path, 'embeds']),
    ...componentIssues(body['components'], [...path, 'components']),
    ...flagIssues(Number(body['flags'] ?? 0), [...path, 'flags'], mayBeEphemeral),
    ...mentionIssues(asJson(body['allowed_mentions']), [...path, 'allowed_mentions']),
  ];
}

// Discord ignores Ephemeral on ordinary messages; here it is refused, since it would make public what was meant privately.
function flagIssues(flags: number, path: Issue['path'], mayBeEphemeral: boolean): Issue[] {
  const allowed = settableFlags | (mayBeEphemeral ? MessageFlags.Ephemeral : 0);
  return (flags & ~allowed) === 0
    ? []
    : [issue(path, 'MESSAGE_FLAGS_INVALID', `Flags ${flags & ~allowed} cannot be set.`)];
}

function mentionIssues(mentions: Json, path: Issue['path']): Issue[] {
  return ['users', 'roles']
    .filter((key) => asList(mentions['parse']).includes(key) && asList(mentions[key]).length > 0)
    .map((key) =>
      issue(
        path,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`,
      ),
    );
}
