import { Fragment, type VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type Block, readBlocks } from '../../../messages/kit/markdown/blocks.ts';
import { type Inline, type MentionKind, readInline } from '../../../messages/kit/markdown/inline.ts';
import { timeText } from '../../../messages/kit/markdown/times.ts';
import { useReader } from '../reader.ts';

/** A message's text, as Discord shows it to this member. */
export function Markdown({ text }: { text: string }): VNode {
  const blocks = useMemo(() => readBlocks(text), [text]);
  return <div class="markdown">{blocks.map(blockOf)}</div>;
}

/** One line of text with its signs, such as a field's name. */
export function Words({ text }: { text: string }): VNode {
  return <>{readInline(text).map(inlineOf)}</>;
}

function blockOf(block: Block, index: number): VNode {
  switch (block.kind) {
    case 'lines':
      return (
        <p key={index} dir="auto">
          {block.inline.map(inlineOf)}
        </p>
      );
    case 'heading':
      return (
        <p key={index} dir="auto" class={`heading heading-${block.level}`}>
          {block.inline.map(inlineOf)}
        </p>
      );
    case 'small':
      return (
        <p key={index} dir="auto" class="small-print">
          {block.inline.map(inlineOf)}
        </p>
      );
    case 'code':
      return (
        <pre key={index} class="code-block">
          {block.spoiler ? <Spoiler>{[{ kind: 'code', text: block.text }]}</Spoiler> : <code>{block.text}</code>}
        </pre>
      );
    case 'quote':
      return (
        <blockquote key={index} dir="auto">
          {block.blocks.map(blockOf)}
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((one, at) => <li key={String(at)}>{one.map(blockOf)}</li>);
      return block.start === null ? (
        <ul key={index} dir="auto">
          {items}
        </ul>
      ) : (
        <ol key={index} dir="auto" start={block.start}>
          {items}
        </ol>
      );
    }
  }
}

function inlineOf(piece: Inline, index: number): VNode {
  switch (piece.kind) {
    case 'text':
      return <Fragment key={index}>{piece.text}</Fragment>;
    case 'code':
      return <code key={index}>{piece.text}</code>;
    case 'strong':
      return <strong key={index}>{piece.children.map(inlineOf)}</strong>;
    case 'em':
      return <em key={index}>{piece.children.map(inlineOf)}</em>;
    case 'under':
      return <u key={index}>{piece.children.map(inlineOf)}</u>;
    case 'strike':
      return <s key={index}>{piece.children.map(inlineOf)}</s>;
    case 'spoiler':
      return <Spoiler key={index}>{piece.children}</Spoiler>;
    case 'link':
      return (
        <a key={index} href={piece.url} target="_blank" rel="noreferrer noopener">
          {piece.children.map(inlineOf)}
        </a>
      );
    case 'time':
      return <Timestamp key={index} seconds={piece.seconds} style={piece.style} />;
    case 'command':
      return (
        <span key={index} class="mention">
          /{piece.name}
        </span>
      );
    case 'everyone':
      return (
        <span key={index} class="mention">
          {piece.text}
        </span>
      );
    case 'emoji':
      return <Fragment key={index}>:{piece.name}:</Fragment>;
    default:
      return <Mention key={index} kind={piece.kind} id={piece.id} />;
  }
}

function Spoiler({ children }: { children: Inline[] }): VNode {
  const [shown, setShown] = useState(false);
  if (shown) return <span class="spoiler shown">{children.map(inlineOf)}</span>;
  return (
    <button type="button" class="spoiler" aria-label="Spoiler, press to show" onClick={() => setShown(true)}>
      <span aria-hidden="true">{children.map(inlineOf)}</span>
    </button>
  );
}

function Timestamp({ seconds, style }: { seconds: number; style: string }): VNode {
  const reader = useReader();
  const at = new Date(seconds * 1000);
  const valid = !Number.isNaN(at.getTime());
  return (
    <time class="moment" dateTime={valid ? at.toISOString() : undefined} title={timeText(at, 'F', reader)}>
      {timeText(at, style, reader)}
    </time>
  );
}

function Mention({ kind, id }: { kind: MentionKind; id: string }): VNode {
  const { nameOf } = useReader();
  const name = nameOf(kind, id);
  const sign = kind === 'channel' ? '#' : '@';
  const unknown = kind === 'user' ? 'unknown-user' : kind === 'role' ? 'deleted-role' : 'unknown';
  return <span class="mention">{`${sign}${name ?? unknown}`}</span>;
}
