import { applicationRoutes } from './applications.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import type { Route } from './route.ts';
import { userRoutes } from './users.ts';

const routes: readonly Route[] = [
  ...applicationRoutes,
  ...userRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...interactionRoutes,
  ...commandRoutes,
];

const compiled = routes.map((route) => ({ route, parts: route.path.split('/') }));

type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** The route for a path without query; `wrong-method` when only other methods are known there. */
export function matchRoute(method: string, path: string): Match | 'wrong-method' | undefined {
  const parts = path.split('/').map(decodeURIComponent);
  const fitting = compiled.filter(
    (candidate) =>
      candidate.parts.length === parts.length &&
      candidate.parts.every((part, index) => (part.startsWith(':') ? parts[index] !== '' : part === parts[index])),
  );
  const found = fitting.find(({ route }) => route.method === method);
  if (found === undefined) return fitting.length > 0 ? 'wrong-method' : undefined;
  const named = found.parts.flatMap((part, index) =>
    part.startsWith(':') ? [[part.slice(1), parts[index] ?? '']] : [],
  );
  return { route: found.route, params: Object.fromEntries(named) };
}
