/** What can be made to go wrong on order. */
export const faultsOffered = [
  {
    kind: 'posts-500',
    label: 'Discord breaks on posts',
    about: 'Discord answers every message to a channel with 500',
  },
  {
    kind: 'posts-429',
    label: 'Discord makes posts wait',
    about: 'Discord makes messages to channels wait 2 seconds, five times',
  },
  {
    kind: 'posts-403',
    label: 'No access to channels',
    about: 'Discord refuses messages to channels: no access; direct messages go on',
  },
  {
    kind: 'answers-500',
    label: 'Discord breaks on replies',
    about: 'Discord answers every reply of the bot with 500',
  },
  { kind: 'slow', label: 'Slow network', about: 'Every request to Discord takes 2 seconds' },
  {
    kind: 'too-slow',
    label: 'Too slow to answer',
    about: 'Replies of the bot take 4 seconds, too long for Discord',
  },
  {
    kind: 'lost-answer',
    label: 'Lost answers',
    about: 'The next three messages are posted, but the answer is lost on the way',
  },
  { kind: 'twice', label: 'Everything twice', about: 'Discord delivers everything twice' },
  {
    kind: 'socket',
    label: 'Drop the socket',
    about: 'The connection is cut once; the bot has to come back by itself',
  },
  { kind: 'gateway', label: 'Gateway away', about: 'The connection is cut and Discord takes no new one' },
  { kind: 'database', label: 'Database away', about: 'The database is away' },
  { kind: 'bot', label: 'Switch the bot off', about: 'The bot is switched off' },
] as const;
