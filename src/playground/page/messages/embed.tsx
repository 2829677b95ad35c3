import type { APIAttachment, APIEmbed } from 'discord-api-types/v10';
import type { VNode } from 'preact';
import { useReader } from '../reader.ts';
import { Markdown, Words } from './markdown.tsx';
import { messageTime } from './times.ts';

/** A framed part of a message with its colour bar. */
export function Embed({ embed }: { embed: APIEmbed }): VNode {
  const reader = useReader();
  const colour = embed.color === undefined ? undefined : `#${embed.color.toString(16).padStart(6, '0')}`;
  const footer = [
    embed.footer?.text,
    embed.timestamp === undefined ? undefined : messageTime(new Date(embed.timestamp), reader),
  ].filter((part) => part !== undefined);
  return (
    <div class="embed" style={colour === undefined ? {} : { borderInlineStartColor: colour }}>
      {embed.author !== undefined && (
        <div class="embed-author" dir="auto">
          {embed.author.name}
        </div>
      )}
      {embed.title !== undefined && (
        <div class="embed-title" dir="auto">
          <Linked url={embed.url}>
            <Words text={embed.title} />
          </Linked>
        </div>
      )}
      {embed.description !== undefined && <Markdown text={embed.description} />}
      {embed.fields !== undefined && embed.fields.length > 0 && (
        <div class="embed-fields">
          {embed.fields.map((field, index) => (
            <div key={String(index)} class={field.inline === true ? 'embed-field inline' : 'embed-field'}>
              <div class="embed-field-name" dir="auto">
                <Words text={field.name} />
              </div>
              <Markdown text={field.value} />
            </div>
          ))}
        </div>
      )}
      {embed.thumbnail !== undefined && <Picture class="embed-thumbnail" url={embed.thumbnail.url} alt="" />}
      {embed.image !== undefined && (
        <Picture class="embed-image" url={embed.image.url} alt={embed.title ?? embed.description?.slice(0, 80) ?? ''} />
      )}
      {footer.length > 0 && (
        <div class="embed-footer" dir="auto">
          {footer.join(' • ')}
        </div>
      )}
    </div>
  );
}

function Linked({ url, children }: { url: string | undefined; children: VNode }): VNode {
  if (url === undefined || !/^https?:/.test(url)) return children;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

/** Only pictures that live in this playground are loaded; of others the address is shown. */
function Picture({ url, alt, class: name }: { url: string; alt: string; class: string }): VNode {
  if (url.startsWith('/attachments/')) return <img class={name} src={url} alt={alt} loading="lazy" />;
  return <div class="embed-footer">🖼️ {url}</div>;
}

/** Files that came with a message: pictures are shown, all others can be saved. */
export function Files({ files }: { files: readonly APIAttachment[] }): VNode | null {
  if (files.length === 0) return null;
  return (
    <div class="files">
      {files.map((file) =>
        file.content_type?.startsWith('image/') === true && file.url.startsWith('/attachments/') ? (
          <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
            <img src={file.url} alt={file.description ?? file.filename} loading="lazy" />
          </a>
        ) : (
          <a key={file.id} class="file" href={file.url} download={file.filename}>
            <span aria-hidden="true">📄</span>
            <span>
              <span class="file-name">{file.filename}</span>
              <span class="file-size">{sizeOf(file.size)}</span>
            </span>
          </a>
        ),
      )}
    </div>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`;
}
