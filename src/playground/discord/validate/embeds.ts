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
import { faultIf } from './faults.ts';

const link = maybe(url(['http', 'https']));
const picture = url(['http', 'https', 'attachment']);
const media = maybe(shape({ url: must(picture) }));

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
  return faultIf(!shows && asList(embed['fields']).length === 0, [...path, 'description'], 'BASE_TYPE_REQUIRED');
};

const embed = all(
  shape({
    title: maybe(text(256)),
    description: maybe(text(4096)),
    url: link,
    timestamp: maybe(timestamp),
    color: maybe(integer(0, 0xff_ff_ff)),
    footer: maybe(shape({ text: maybe(text(2048)), icon_url: maybe(picture) })),
    image: media,
    thumbnail: media,
    author: maybe(shape({ name: must(text(256, 1)), url: link, icon_url: maybe(picture) })),
    fields: maybe(list(shape({ name: must(text(256, 1)), value: must(text(1024, 1)), inline: maybe(boolean) }), 25)),
  }),
  notBlank,
);

/** Ten embeds of Discord's sizes, 6,000 characters together. */
export function embedIssues(value: unknown, path: Issue['path']): Issue[] {
  const total = asList(value).reduce((sum: number, item) => sum + embedLength(item), 0);
  return [...maybe(list(embed, 10))(value, path), ...faultIf(total > 6000, path, 'MAX_EMBED_SIZE_EXCEEDED')];
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
