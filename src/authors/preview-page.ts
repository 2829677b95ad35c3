import type { APIEmbed } from 'discord-api-types/v10';
import type { Message } from '../messages/kit/message.ts';
import { discordTime } from '../messages/kit/terminal.ts';
import { htmlOf, inHtml } from './preview-markdown.ts';

/** A post as a page that needs nothing else: no scripts, no files, nothing from the network. */
export function previewPage(title: string, message: Message, now: Date): string {
  const words = (text: string): string =>
    htmlOf(text, (at, style) => discordTime(at, style, { zone: 'UTC', locale: 'en', now }));
  const embed = ({ author, title: head, description, image }: APIEmbed): string =>
    [
      '<div class="embed">',
      author === undefined ? '' : `<p class="place">${inHtml(author.name)}</p>`,
      head === undefined ? '' : `<h2>${words(head)}</h2>`,
      description === undefined ? '' : words(description),
      // The page loads nothing, so a picture is an address to follow.
      image === undefined ? '' : `<p>🖼️ <a href="${inHtml(image.url)}" rel="noreferrer">${inHtml(image.url)}</a></p>`,
      '</div>',
    ].join('');
  const buttons = (message.components ?? []).flatMap((row) =>
    row.components.map((control) => {
      const emoji = 'emoji' in control ? `${control.emoji?.name ?? ''} ` : '';
      return `<span class="button">${inHtml(emoji + ('label' in control ? (control.label ?? '') : ''))}</span>`;
    }),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${inHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Daymark</h1>
${words(message.content ?? '')}
${(message.embeds ?? []).map(embed).join('\n')}
<p>${buttons.join(' ')}</p>
</main>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; font: 16px/1.4 system-ui, sans-serif; }
body { margin: 0; padding: 1rem; background: Canvas; color: CanvasText; }
main { max-width: 36rem; margin: auto; }
h1 { font-size: 1rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 0.5rem 0; }
.embed { border-left: 4px solid #3b82f6; padding: 0.5rem 1rem; margin: 0.5rem 0; background: #8881; border-radius: 4px; overflow-wrap: anywhere; }
.place { font-weight: 600; font-size: 0.9rem; }
ul, ol { margin: 0.2rem 0; padding-left: 1.5rem; }
blockquote { margin: 0.4rem 0; padding-left: 0.6rem; border-left: 3px solid #8886; }
pre { overflow-x: auto; padding: 0.5rem; background: #8882; border-radius: 4px; }
p, pre { margin: 0.4rem 0; }
.words { white-space: pre-wrap; }
mark, .spoiler { background: #8886; color: transparent; border-radius: 3px; }
mark:hover, .spoiler:hover { color: inherit; }
.button { display: inline-block; padding: 0.3rem 0.8rem; background: #8883; border-radius: 6px; }
`;
