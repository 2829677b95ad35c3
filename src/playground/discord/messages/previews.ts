import { type APIEmbed, EmbedType, MessageFlags } from 'discord-api-types/v10';

const most = 5;

/** The previews that Discord unfolds beneath a text: of its links, but not of those in `<…>` or in code. */
export function previewsOf(content: string, flags: number): APIEmbed[] {
  if ((flags & MessageFlags.SuppressEmbeds) !== 0) return [];
  const prose = content.replace(/```[\s\S]*?```|`[^`]*`/g, ' ');
  const links = [...prose.matchAll(/(<)?(https?:\/\/[^\s<>)\]]+)/g)].flatMap(([, open, url]) =>
    open === undefined && url !== undefined && URL.canParse(url) ? [url] : [],
  );
  return [...new Set(links)].slice(0, most).map((url) => ({ type: EmbedType.Link, url, title: new URL(url).hostname }));
}

export function isPreview({ type }: APIEmbed): boolean {
  return type === EmbedType.Link;
}
