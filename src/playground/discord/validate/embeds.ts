import {
  all,
  asJson,
  asList,
  boolean,
  type Check,
  type Issue,
  integer,
  issue,
  list,
  maybe,
  must,
  shape,
  text,
  url,
} from '../form.ts';

const link = url(['http', 'https']);
const media = maybe(shape({ url: must(url(['http', 'https', 'attachment'])) }));

const timestamp: Check = (value, path) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value))
    ? []
    : [issue(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${value}. Should be ISO8601.`)];

// A body of a colour alone shows nothing: Discord asks for a description then.
const notBlank: Check = (value, path) => {
  const embed = asJson(value);
  const shows = ['title', 'description', 'url', 'image', 'thumbnail', 'author', 'footer'].some((key) =>
    typeof embed[key] === 'string' ? String(embed[key]).trim() !== '' : Boolean(embed[key]),
  );
  if (shows || asList(embed['fields']).length > 0) return [];
  return [issue([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required')];
};

const embed = all(
  shape({
    title: maybe(text(256)),
    description: maybe(text(4096)),
    url: maybe(link),
    timestamp: maybe(timestamp),
    color: maybe(integer(0, 0xff_ff_ff)),
    footer: maybe(shape({ text: maybe(text(2048)), icon_url: maybe(url(['http', 'https', 'attachment'])) })),
    image: media,
    thumbnail: media,
    author: maybe(
      shape({ name: must(text(256, 1)), url: maybe(link), icon_url: maybe(url(['http', 'https', 'attachment'])) }),
    ),
    fields: maybe(list(shape({ name: must(text(256, 1)), value: must(text(1024, 1)), inline: maybe(boolean) }), 25)),
  }),
  notBlank,
);

/** Ten embeds of Discord's sizes, 6,000 characters together. */
export function embedIssues(value: unknown, path: Issue['path']): Issue[] {
  const issues = maybe(list(embed, 10))(value, path);
  const total = asList(value).reduce((sum: number, item) => sum + embedLength(item), 0);
  if (total <= 6000) return issues;
  return [...issues, issue(path, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')];
}

function embedLength(value: unknown): number {
  const item = asJson(value);
  const texts = [
    item['title'],
    item['description'],
    asJson(item['footer'])['text'],
    asJson(item['author'])['name'],
    ...asList(item['fields']).flatMap((field) => [asJson(field)['name'], asJson(field)['value']]),
  ];
  return texts.reduce((sum: number, part) => sum + (typeof part === 'string' ? [...part.trim()].length : 0), 0);
}
