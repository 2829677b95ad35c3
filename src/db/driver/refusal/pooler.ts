import type { About, Advice } from './advice.ts';

const untouched = 'Nothing was changed.';

/** Poolers and hosts say nearly everything with one of two codes, so it is their words that tell. */
const byWords: [RegExp, (about: About) => Advice][] = [
  [
    /unsupported startup parameter/,
    ({ message }) => ({
      says: `is behind a pooler that refuses how a session begins (${message})`,
      step: `${untouched} Use the direct address of the database, or add the parameter to ignore_startup_parameters of the pooler.`,
      lasting: true,
    }),
  ],
  [
    /no such database|database .* does not exist/i,
    ({ database }) => ({
      says: `is behind a pooler that knows none called “${database}”`,
      step: `${untouched} Set the name in DATABASE_URL right, or add it to [databases] of the pooler.`,
      lasting: true,
    }),
  ],
  [
    /no such user|tenant or user not found|password authentication failed|wrong password|SASL authentication failed|auth failed/i,
    ({ user, message }) => ({
      says: `does not let user “${user}” in (${message})`,
      step: `${untouched} Set user and password in DATABASE_URL as the host prints them for this very address (for a pooler the user often carries a suffix, such as user.project), or add them to the auth_file of the pooler.`,
      lasting: true,
    }),
  ],
  [
    /SSL|TLS|encrypt|insecure/i,
    ({ message }) => ({
      says: `takes encrypted connections only, or none (${message})`,
      step: `${untouched} Set sslmode in DATABASE_URL to require, or to disable, as the server wants it.`,
      lasting: true,
    }),
  ],
  [
    /endpoint|project|compute|suspended|disabled|quota|inactive/i,
    ({ message }) => ({
      says: `is held back by its host (${message})`,
      step: `${untouched} See the page of the host: wake the database up or raise the limit, and copy its address anew.`,
      lasting: true,
    }),
  ],
  [
    /no more connections|too many|max_client_conn|max clients/i,
    ({ message }) => ({
      says: `has no connection to spare (${message})`,
      step: 'Close what else is connected, or raise max_client_conn and default_pool_size of the pooler.',
    }),
  ],
  [
    /query_wait_timeout|server.*(?:conn|crash|login|closed|lost)|cannot connect|unexpected/i,
    ({ message }) => ({
      says: `is behind a pooler that cannot reach it (${message})`,
      step: 'See whether the server itself runs; the pooler’s log says more.',
    }),
  ],
];

/** What to do where a pooler or a host has refused; undefined for a plain server's words. */
export function poolerAdvice(about: About): Advice | undefined {
  if (!/^(08...|XX000)$/.test(about.code)) return undefined;
  const found = byWords.find(([words]) => words.test(about.message));
  if (found !== undefined) return found[1](about);
  if (about.code === 'XX000') return undefined;
  return {
    says: `answers in another way than a Postgres server (${about.message})`,
    step: `${untouched} See what listens at ${about.host}; behind a pooler, use the direct address of the database.`,
  };
}
