import type { Core } from '../core.ts';
import { asJson, type Issue, type Json } from '../form.ts';
import type { Upload } from '../messages/attachments.ts';
import { may } from '../permissions.ts';
import { invalidForm, missingPermissions } from '../refusal.ts';

export type Call = {
  readonly core: Core;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
  /** What the audit log will say: `X-Audit-Log-Reason`, still URL-encoded. */
  readonly reason?: string | undefined;
};

/** `afterwards` runs when the answer is on its way: members learn of it then. */
export type Reply = { readonly status: number; readonly body?: unknown; readonly afterwards?: () => void };

export type Route = {
  readonly method: string;
  readonly path: string;
  /** Requests in how many milliseconds; buckets are kept apart by channel, guild and webhook. */
  readonly limit: readonly [requests: number, perMs: number];
  readonly open: boolean;
  readonly run: (call: Call) => Reply;
};

type Limit = Route['limit'];

/** What is answered to a bot with its token. */
export function route(method: string, path: string, limit: Limit, run: Route['run']): Route {
  return { method, path, limit, open: false, run };
}

/** What is answered to whoever has the token in its path, or to anybody; it is not counted globally. */
export function openRoute(method: string, path: string, limit: Limit, run: Route['run']): Route {
  return { ...route(method, path, limit, run), open: true };
}

export const ok = (body: unknown, afterwards?: () => void): Reply =>
  afterwards === undefined ? { status: 200, body } : { status: 200, body, afterwards };
export const created = (body: unknown): Reply => ({ status: 201, body });
export const done = (afterwards?: () => void): Reply =>
  afterwards === undefined ? { status: 204 } : { status: 204, afterwards };

/** A path parameter; the route's own pattern guarantees it. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

export function bodyOf(call: Call): Json {
  return asJson(call.body);
}

export function demand(permissions: bigint, needed: bigint): void {
  if (!may(permissions, needed)) throw missingPermissions();
}

export function refuseForm(issues: readonly Issue[]): void {
  if (issues.length > 0) throw invalidForm(issues);
}
