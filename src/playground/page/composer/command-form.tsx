import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ActionResult, OfferedCommand, SentFile, View } from '../../server/contract.ts';
import { useActions } from '../actions.ts';
import { sentFile } from '../api.ts';
import { type Filled, OptionField } from './option-field.tsx';

type CommandFormProps = {
  command: OfferedCommand;
  view: View;
  onClose(): void;
  onDone(result: ActionResult): void;
};

/** A chosen command with its options as fields; the required ones stand there, the others can be added. */
export function CommandForm({ command, view, onClose, onDone }: CommandFormProps): VNode {
  const { perform } = useActions();
  const [filled, setFilled] = useState<Readonly<Record<string, Filled>>>({});
  const [added, setAdded] = useState<readonly string[]>([]);
  const [focus, setFocus] = useState<string | null>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const required = command.options.filter((option) => option.required);
  const shown = [...required, ...command.options.filter(({ name }) => added.includes(name))];
  const left = command.options.filter((option) => !shown.includes(option));

  // At once, so that a second Enter sends.
  useLayoutEffect(() => {
    if (required[0] !== undefined) setFocus(required[0].name);
    else sendButton.current?.focus();
  }, [command.path]);

  const fill = (name: string, value: Filled | undefined) =>
    setFilled(({ [name]: _, ...others }) => (value === undefined ? others : { ...others, [name]: value }));
  const send = async () => {
    const options: Record<string, string | SentFile> = {};
    for (const [name, value] of Object.entries(filled)) {
      options[name] = 'file' in value ? await sentFile(value.file) : value.value;
    }
    onDone(await perform({ kind: 'command', path: command.path, options }));
  };
  const texts = Object.fromEntries(
    Object.entries(filled).flatMap(([name, value]) => ('value' in value ? [[name, value.value]] : [])),
  );
  return (
    <form
      class="command-form"
      aria-label={`Command /${command.shown}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div class="command-head">
        <span class="command-path">/{command.shown}</span>
        <span class="command-about">{command.description}</span>
        <button type="button" class="icon-button small" aria-label="Close the command" onClick={onClose}>
          ×
        </button>
      </div>
      <div class="options">
        {shown.map((option) => {
          const { [option.name]: _, ...others } = texts;
          return (
            <OptionField
              key={option.name}
              path={command.path}
              option={option}
              filled={filled[option.name]}
              others={others}
              view={view}
              focused={focus === option.name}
              onFill={(value) => fill(option.name, value)}
              onRemove={
                option.required
                  ? undefined
                  : () => {
                      fill(option.name, undefined);
                      setAdded(added.filter((name) => name !== option.name));
                      sendButton.current?.focus();
                    }
              }
            />
          );
        })}
        {left.map((option) => (
          <button
            key={option.name}
            type="button"
            class="option-add"
            title={option.description}
            aria-label={`Add option ${option.shown}: ${option.description}`}
            onClick={() => {
              setAdded([...added, option.name]);
              setFocus(option.name);
            }}
          >
            + {option.shown}
          </button>
        ))}
        <button type="submit" class="button primary send" ref={sendButton}>
          Send
        </button>
      </div>
    </form>
  );
}
