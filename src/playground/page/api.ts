import type {
  APIMessage,
  ClockStep,
  Deed,
  DeedResult,
  FaultKind,
  Hood,
  PlanReport,
  PlanStart,
  SentFile,
  Table,
  View,
} from '../server/contract.ts';

/** Who looks, and where. */
export type Seat = { as: string; channel: string };

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
  view: (seat: Seat, last: number) => ask<View>(`view?${query({ ...seat, last: String(last) })}`),
  deed: (seat: Seat, deed: Deed) => ask<DeedResult & Partial<Problem>>('deed', { ...seat, deed }),
  clock: (seat: Seat, step: ClockStep) => ask<Problem>('clock', { ...seat, step }),
  addMember: (member: { displayName: string; zone: string; locale: string }) =>
    ask<{ name: string } | { problem: string }>('member', member),
  addPlace: (place: { name: string; parent: string | null }) =>
    ask<{ channel: string } | { problem: string }>('place', place),
  restart: () => ask<Problem>('restart', {}),
  history: () => ask<Problem>('history', {}),
  hood: () => ask<Hood>('hood'),
  table: (name: string) => ask<Table>(`table?${query({ name })}`),
  fault: (kind: FaultKind) => ask<{ words: string }>('fault', { kind }),
  mend: () => ask<object>('mend', {}),
  check: (slug: string, files: SentFile[]) => ask<PlanReport>('check', { slug, files }),
  planDay: (id: number, key: string) => ask<APIMessage>(`plan-day?${query({ id: String(id), key })}`),
  startPlan: (order: PlanStart) => ask<{ channel: string } | { reason: string }>('start', order),
};

/** A file as JSON can carry it. */
export async function sentFile(file: File, name = file.name): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name, base64: btoa(text), ...(file.type === '' ? {} : { contentType: file.type }) };
}
