import { z } from 'zod';
import { faultsOffered } from './faults-offered.ts';

const text = z.string().max(8_000);
const file = z.object({ name: z.string().min(1).max(300), base64: z.string(), contentType: z.string().optional() });
const viewer = { as: z.string().max(40), channel: z.string().max(100) };

const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), path: text, options: z.record(z.string(), z.union([text, file])) }),
  z.object({ kind: z.literal('line'), text }),
  z.object({ kind: z.literal('say'), text }),
  z.object({ kind: z.literal('suggest'), path: text, focused: text, text, others: z.record(z.string(), text) }),
  z.object({ kind: z.literal('press'), messageId: text, customId: text }),
  z.object({ kind: z.literal('choose'), messageId: text, customId: text, values: z.array(text).max(25) }),
  z.object({
    kind: z.literal('submit'),
    interactionId: text,
    values: z.record(z.string(), z.union([text, z.array(z.union([text, file])).max(25)])),
  }),
  z.object({ kind: z.literal('menu'), name: text, messageId: text }),
  z.object({ kind: z.literal('dismiss'), messageId: text }),
]);

/** Bodies that the page may send, by path. */
export const bodies = {
  action: z.object({ ...viewer, action }),
  clock: z.object({ ...viewer, step: z.enum(['hour', 'post', 'week', 'play', 'pause']) }),
  member: z.object({ displayName: text, zone: text, locale: z.string().max(10) }),
  channel: z.object({ name: z.string().min(1).max(100), parent: z.string().max(40).nullable() }),
  fault: z.object({ kind: z.literal(faultsOffered.map(({ kind }) => kind)) }),
  permission: z.object({ channel: z.string().max(40), name: z.string().max(40), allowed: z.boolean() }),
  none: z.object({}),
} as const;

/** A file as JSON can carry it. */
export type SentFile = z.infer<typeof file>;
/** What a member does. */
export type Action = z.infer<typeof action>;
export type ClockStep = z.infer<typeof bodies.clock>['step'];
export type FaultKind = z.infer<typeof bodies.fault>['kind'];
export type NewMember = z.infer<typeof bodies.member>;
