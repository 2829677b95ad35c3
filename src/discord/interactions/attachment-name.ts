import type { APIAttachment } from 'discord-api-types/v10';

/** A file's ending, also where cleaning has left nothing but it: `md` of `Тиждень.md`. */
const ending = /(?:\.([a-z0-9]{1,10})|^([a-z0-9]{1,4}|markdown))$/i;

/**
 * A file's name as its sender gave it. Discord takes other signs than plain letters out of `filename`, and then keeps
 * the name without its ending as `title`: https://discord.com/developers/docs/resources/message#attachment-object
 */
export function attachmentName({ filename, title }: Pick<APIAttachment, 'filename' | 'title'>): string {
  if (title === undefined || title === null || title.trim() === '') return filename;
  const [, dotted, bare] = ending.exec(filename) ?? [];
  const last = dotted ?? bare;
  return last === undefined || title.toLowerCase().endsWith(`.${last.toLowerCase()}`) ? title : `${title}.${last}`;
}
