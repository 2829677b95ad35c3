/** What a line of the log tells about an error: enough to find the place, and nothing that a person wrote. */
type ErrorForm = {
  type: string;
  message: string;
  code?: string | number;
  /** The places only: the head of a stack repeats the message. */
  stack?: string;
  cause?: ErrorForm;
};

const longestMessage = 500;
const mostPlaces = 12;
const deepestCause = 3;

/** The form in which errors are logged. Only fields named here get through: drivers and clients keep whole requests in theirs. */
export function errorForm(error: unknown, depth = 0): ErrorForm {
  if (!(error instanceof Error)) return { type: typeof error, message: shortened(String(error)) };
  const inner = innermost(error);
  const code = 'code' in inner && /^(string|number)$/.test(typeof inner.code) ? inner.code : undefined;
  const stack = placesOf(error);
  return {
    type: inner.constructor.name,
    message: messageOf(inner),
    ...(code === undefined ? {} : { code: code as string | number }),
    ...(stack === '' ? {} : { stack }),
    ...(inner.cause instanceof Error && depth < deepestCause ? { cause: errorForm(inner.cause, depth + 1) } : {}),
  };
}

/** What went wrong in a sentence, fit for the log and for whoever runs the bot. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? messageOf(innermost(error)) : shortened(String(error));
}

/** drizzle puts the text of the query and all its parameters before what the server or the network said. */
function innermost(error: Error): Error {
  return isFailedQuery(error) && error.cause instanceof Error ? innermost(error.cause) : error;
}

function isFailedQuery(error: Error): boolean {
  return 'query' in error && 'params' in error;
}

function messageOf(error: Error): string {
  if (isFailedQuery(error)) return 'A query failed';
  // We have no triggers: nobody knows what somebody else's puts into its words.
  if ('routine' in error && error.routine === 'exec_stmt_raise') return 'A trigger of the database refused it';
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ');
  return shortened(quotes(error) ? error.message.replace(/["'].*$/s, '…') : error.message || error.name);
}

/** Who complains about a value, quotes it: Postgres in class 22, a parser wherever it stands. */
function quotes(error: Error): boolean {
  return error instanceof SyntaxError || ('code' in error && /^22\w{3}$/.test(String(error.code)));
}

function placesOf(error: Error): string {
  const stack = error.stack ?? '';
  const at = stack.indexOf(error.message);
  const places = (at < 0 ? stack : stack.slice(at + error.message.length)).split('\n');
  // A message that was changed afterwards still stands in the head, whatever its lines look like.
  return places
    .filter((line) => /^ {4}at \S.*(:\d+:\d+|<anonymous>|native)\)?$/.test(line))
    .slice(0, mostPlaces)
    .join('\n');
}

function shortened(text: string): string {
  return text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
}
