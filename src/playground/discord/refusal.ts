import type { Issue } from './form.ts';

/** An error answer of the HTTP API; routes throw it, the server sends it. */
type Refusal = Error & {
  readonly refusal: { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };
};

/** Makes Discord's error JSON. */
export function refusal(status: number, code: number, message: string, extra: object = {}): Refusal {
  return Object.assign(new Error(message), { refusal: { status, body: { message, code, ...extra } } });
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'refusal' in error;
}

/** 50035 with the issues nested by their path, as Discord nests them. */
export function invalidForm(issues: readonly Issue[]): Refusal {
  const errors: Record<string, unknown> = {};
  for (const { path, code, message } of issues) {
    let node = errors;
    for (const key of path) {
      const next = node[key] ?? {};
      node[key] = next;
      node = next as Record<string, unknown>;
    }
    const list = (node['_errors'] ?? []) as unknown[];
    node['_errors'] = [...list, { code, message }];
  }
  return refusal(400, 50035, 'Invalid Form Body', { errors });
}

/** 30046: a 429 that counts edits of old messages, whose numbers Discord does not publish. */
export function tooManyOldEdits(waitMs: number): Refusal {
  const body = {
    message: 'Maximum number of edits to messages older than 1 hour reached. Try again later',
    code: 30_046,
  };
  const headers = { 'Retry-After': (waitMs / 1000).toFixed(3), 'X-RateLimit-Scope': 'shared', Via: '1.1 google' };
  return Object.assign(new Error(body.message), {
    refusal: { status: 429, body: { ...body, retry_after: waitMs / 1000 }, headers },
  });
}

export const unauthorized = () => refusal(401, 0, '401: Unauthorized');
export const notFound = () => refusal(404, 0, '404: Not Found');
export const wrongMethod = () => refusal(405, 0, '405: Method Not Allowed');
export const serviceUnavailable = () => refusal(503, 0, '503: Service Unavailable');
export const broken = () => refusal(500, 0, '500: Internal Server Error');
export const unknownApplication = () => refusal(404, 10002, 'Unknown Application');
export const unknownChannel = () => refusal(404, 10003, 'Unknown Channel');
export const unknownGuild = () => refusal(404, 10004, 'Unknown Guild');
export const unknownMember = () => refusal(404, 10007, 'Unknown Member');
export const unknownMessage = () => refusal(404, 10008, 'Unknown Message');
export const unknownRole = () => refusal(404, 10011, 'Unknown Role');
export const unknownUser = () => refusal(404, 10013, 'Unknown User');
export const unknownWebhook = () => refusal(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => refusal(404, 10062, 'Unknown interaction');
export const alreadyAcknowledged = () => refusal(400, 40060, 'Interaction has already been acknowledged.');
export const missingAccess = () => refusal(403, 50001, 'Missing Access');
export const cannotEditOthers = () => refusal(403, 50005, 'Cannot edit a message authored by another user');
export const emptyMessage = () => refusal(400, 50006, 'Cannot send an empty message');
export const cannotMessageUser = () => refusal(403, 50007, 'Cannot send messages to this user');
export const notATextChannel = () => refusal(400, 50008, 'Cannot send messages in a non-text channel');
export const missingPermissions = () => refusal(403, 50013, 'Missing Permissions');
export const systemMessage = () => refusal(400, 50021, 'Cannot execute action on a system message');
export const invalidWebhookToken = () => refusal(401, 50027, 'Invalid Webhook Token');
export const threadArchived = () => refusal(400, 50083, 'Thread is archived');
export const threadLocked = () => refusal(400, 160_005, 'Thread is locked');
export const invalidJson = () => refusal(400, 50109, 'The request body contains invalid JSON.');
export const tooLarge = () => refusal(413, 40005, 'Request entity too large');
export const fileNotFound = () => refusal(400, 50146, 'The uploaded file was not found.');
