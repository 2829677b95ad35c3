import { answer } from '../interactions/answers.ts';
import { answerMessage, deleteAnswer, editAnswer, followUp } from '../interactions/follow-ups.ts';
import { webhookOf } from '../interactions/live.ts';
import { isLoading } from '../interactions/replies.ts';
import { bodyOf, type Call, done, ok, openRoute, param, type Route } from './route.ts';

function callback(call: Call) {
  const { core } = call;
  const [id, token] = [param(call, 'interaction'), param(call, 'token')];
  const { type, message, afterwards } = answer(core, id, token, bodyOf(call), call.uploads);
  if (call.query.get('with_response') !== 'true') return done(afterwards);
  const live = core.interactions.get(token);
  const interaction = {
    id,
    type: live?.type,
    channel_id: live?.channelId,
    ...(live?.guildId === undefined ? {} : { guild_id: live.guildId }),
    ...(message === undefined
      ? {}
      : {
          response_message_id: message.json.id,
          response_message_loading: isLoading(message),
          response_message_ephemeral: message.visibleTo !== undefined,
        }),
  };
  return ok(
    { interaction, ...(message === undefined ? {} : { resource: { type, message: message.json } }) },
    afterwards,
  );
}

function live(call: Call) {
  return webhookOf(call.core, param(call, 'application'), param(call, 'token'));
}

const messagePath = '/webhooks/:application/:token/messages/:message';

export const interactionRoutes: readonly Route[] = [
  openRoute('POST', '/interactions/:interaction/:token/callback', [50, 1_000], callback),
  openRoute('POST', '/webhooks/:application/:token', [5, 2_000], (call) => {
    const { message, afterwards } = followUp(call.core, live(call), bodyOf(call), call.uploads);
    return ok(message?.json, afterwards);
  }),
  openRoute('GET', messagePath, [5, 2_000], (call) =>
    ok(answerMessage(call.core, live(call), param(call, 'message')).json),
  ),
  openRoute('PATCH', messagePath, [5, 2_000], (call) => {
    const { message, afterwards } = editAnswer(
      call.core,
      live(call),
      param(call, 'message'),
      bodyOf(call),
      call.uploads,
    );
    return ok(message?.json, afterwards);
  }),
  openRoute('DELETE', messagePath, [5, 2_000], (call) =>
    done(deleteAnswer(call.core, live(call), param(call, 'message'))),
  ),
];
