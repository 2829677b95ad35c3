import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ActionResult, OfferedCommand, View } from '../../server/contract.ts';
import { useActions } from '../actions.ts';
import { CommandForm } from './command-form.tsx';
import { Suggestion, useSuggestionKeys } from './suggestions.tsx';

/** The id of the field for messages. */
export const messageField = 'message-field';

type ComposerProps = {
  view: View;
  /** The name of a command that is picked already, once this member may use it here. */
  begun: string | null;
  onTaken(): void;
};

/** Where a member writes: words, or a command after a slash. */
export function Composer({ view, begun, onTaken }: ComposerProps): VNode {
  const { perform, form } = useActions();
  const [text, setText] = useState('');
  const [command, setCommand] = useState<OfferedCommand | null>(null);
  const [closed, setClosed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const back = useRef(false);
  const { channel, me } = view;

  useEffect(() => {
    setCommand(null);
    setProblem(null);
  }, [channel.id, me.name]);
  useEffect(() => {
    const picked = view.commands.find(({ path }) => path === begun);
    if (picked === undefined) return;
    setCommand(picked);
    onTaken();
  }, [begun, view]);
  useEffect(() => {
    if (command === null && back.current) field.current?.focus();
    back.current = command !== null;
  }, [command]);

  const found = command === null && !closed ? commandsFor(text, view.commands) : [];
  const pick = (index: number) => {
    const chosen = found[index];
    if (chosen === undefined) return;
    setCommand(chosen);
    setText('');
    setProblem(null);
  };
  const keys = useSuggestionKeys('command', found.length, pick, () => setClosed(true));
  const settle = (result: ActionResult) => {
    if (result.kind === 'refused') {
      setProblem(result.reason);
      return;
    }
    setText('');
    setCommand(null);
    setProblem(null);
    if (result.kind !== 'modal') field.current?.focus();
  };
  const send = async () => {
    const words = text.trim();
    if (words === '') return;
    settle(await perform(words.startsWith('/') ? { kind: 'line', text: words } : { kind: 'say', text: words }));
  };
  const title = channel.kind === 'direct' ? channel.name : `#${channel.name}`;
  return (
    <section class="composer" aria-label="Write">
      {found.length > 0 && (
        <div
          class="command-list"
          id="commands"
          role="listbox"
          aria-label="Commands"
          tabIndex={0}
          onKeyDown={keys.onKey}
        >
          {found.map((one, index) => (
            <Suggestion
              key={one.path}
              id={`command-${index}`}
              class="command"
              active={index === keys.active}
              onActive={() => keys.setActive(index)}
              onChoose={() => pick(index)}
            >
              <span class="command-path">/{one.shown}</span>
              <span class="command-about">{one.description}</span>
            </Suggestion>
          ))}
        </div>
      )}
      {problem !== null && (
        <p class="composer-problem" role="alert">
          {problem}
        </p>
      )}
      {command !== null ? (
        <CommandForm
          key={command.path}
          command={command}
          view={view}
          onClose={() => setCommand(null)}
          onDone={settle}
        />
      ) : (
        <div class="composer-field">
          <textarea
            ref={field}
            id={messageField}
            dir="auto"
            rows={Math.min(6, text.split('\n').length)}
            value={text}
            disabled={!view.mayWrite && view.commands.length === 0}
            placeholder={view.mayWrite ? `Message ${title}, or / for a command` : `You may not write in ${title}`}
            aria-label={`Message ${title}`}
            aria-controls={found.length > 0 ? 'commands' : undefined}
            aria-autocomplete="list"
            aria-activedescendant={found.length > 0 ? `command-${keys.active}` : undefined}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setClosed(false);
              setProblem(null);
            }}
            onKeyDown={(event) => {
              if (keys.onKey(event) || event.isComposing) return;
              if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault();
                void send();
              }
            }}
            // biome-ignore lint/a11y/noAutofocus: this is what one comes here for
            autoFocus={form === null}
          />
        </div>
      )}
    </section>
  );
}

/** Commands of which a name, the member's own or the English one, begins as typed, then those that have it anywhere. */
function commandsFor(text: string, commands: readonly OfferedCommand[]): OfferedCommand[] {
  if (!text.startsWith('/') || text.includes('\n')) return [];
  const typed = text.slice(1).toLowerCase();
  const first = commands.filter(({ path, shown }) =>
    [shown, path].some(
      (name) => name.startsWith(typed.trimEnd()) && !(typed.endsWith(' ') && name === typed.trimEnd()),
    ),
  );
  const others = commands.filter(
    (one) =>
      !first.includes(one) &&
      typed !== '' &&
      !typed.includes(' ') &&
      (one.shown.includes(typed) || one.path.includes(typed)),
  );
  return [...first, ...others];
}
