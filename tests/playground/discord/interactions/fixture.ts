import type { Outcome } from '../../../../src/playground/discord/index.ts';
import { type Fixture, fixture } from '../fixture.ts';

const commands = [
  { name: 'done', description: 'x', options: [{ type: 3, name: 'day', description: 'x', autocomplete: true }] },
  { name: 'note', description: 'x' },
  { type: 3, name: 'Save' },
];
export const button = (custom_id: string, extra: object = {}) => ({
  type: 2,
  style: 1,
  label: custom_id,
  custom_id,
  ...extra,
});
export const buttons = (...ids: string[]) => [{ type: 1, components: ids.map((id) => button(id)) }];
export const modal = {
  custom_id: 'note',
  title: 'Note',
  components: [{ type: 18, label: 'Text', component: { type: 4, custom_id: 'text', style: 2 } }],
};

export async function ready(): Promise<Fixture & Bot> {
  const f = await fixture();
  await f.api('PUT', `/applications/${f.discord.applicationId}/commands`, commands);
  const answerTo = async (interaction: Awaited<ReturnType<Fixture['interactions']['next']>>, body: object) =>
    f.api('POST', `/interactions/${interaction['id']}/${interaction['token']}/callback?with_response=true`, body);
  const webhook = (token: unknown, path = '') => `/webhooks/${f.discord.applicationId}/${token}${path}`;
  const actor = f.discord.as('learner1', { channel: 'study' });
  const ask = async (act: () => Promise<Outcome>, body: object) => {
    const outcome = act();
    const interaction = await f.interactions.next();
    const answer = await answerTo(interaction, body);
    return { outcome, interaction, answer, token: interaction['token'] };
  };
  return { ...f, answerTo, webhook, actor, ask };
}
type Asked = {
  outcome: Promise<Outcome>;
  interaction: Record<string, unknown>;
  answer: Awaited<ReturnType<Fixture['api']>>;
  token: unknown;
};
export type Bot = {
  answerTo(interaction: Record<string, unknown>, body: object): ReturnType<Fixture['api']>;
  webhook(token: unknown, path?: string): string;
  actor: ReturnType<Fixture['discord']['as']>;
  ask(act: () => Promise<Outcome>, body: object): Promise<Asked>;
};

export const messageOf = (outcome: Outcome) => {
  if (outcome.kind !== 'message' && outcome.kind !== 'updated') throw new Error(`no message but ${outcome.kind}`);
  return outcome.message;
};
