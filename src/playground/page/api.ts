import type {
  Action,
  ActionResult,
  ClockStep,
  FaultKind,
  Inspection,
  NewMember,
  SentFile,
  View,
} from '../server/contract.ts';

/** Who looks, and where. */
export type Viewer = { as: string; channel: string };

type Problem = { problem: string | null };

async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(
    `/api/${path}`,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const value = (await answer.json()) as Answer & Partial<Problem>;
  if (!answer.ok) throw new Error(value.problem ?? `The playground answered ${answer.status}`);
  return value;
}

const query = (values: Readonly<Record<string, string>>) => new URLSearchParams(values).toString();

/** Everything the page asks of the playground it was served by. */
export const api = {
  view: (viewer: Viewer, last: number) => ask<View>(`view?${query({ ...viewer, last: String(last) })}`),
  action: (viewer: Viewer, action: Action) => ask<ActionResult & Partial<Problem>>('action', { ...viewer, action }),
  clock: (viewer: Viewer, step: ClockStep) => ask<Problem>('clock', { ...viewer, step }),
  addMember: (member: NewMember) => ask<{ name: string } | { problem: string }>('member', member),
  addChannel: (added: { name: string; parent: string | null }) =>
    ask<{ channel: string } | { problem: string }>('channel', added),
  restart: () => ask<Problem>('restart', {}),
  history: () => ask<Problem>('history', {}),
  inspect: (channel: string) => ask<Inspection>(`inspector?${query({ channel })}`),
  permit: (channel: string, name: string, allowed: boolean) => ask<object>('permission', { channel, name, allowed }),
  fault: (kind: FaultKind) => ask<object>('fault', { kind }),
  mend: () => ask<object>('mend', {}),
};

/** What an error says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Complains where the playground could not do what it was asked for, with the reason. */
export async function orComplain(
  asked: Promise<{ problem?: string | null }>,
  complain: (words: string) => void,
): Promise<void> {
  const problem = await asked.then((answer) => answer.problem ?? null, reasonOf);
  if (problem !== null) complain(problem);
}

/** A file as JSON can carry it. */
export async function sentFile(file: File): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name: file.name, base64: btoa(text), ...(file.type === '' ? {} : { contentType: file.type }) };
}
