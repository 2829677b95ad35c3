import type { VNode } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Suggestion, useSuggestionKeys } from './suggestions.tsx';

export type Choice = { value: string; label: string; description?: string | undefined; emoji?: string | undefined };

type PickerProps = {
  label: string;
  placeholder: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  /** How many may be chosen; with one the list closes at once. */
  most: number;
  least?: number;
  disabled?: boolean;
  busy?: boolean;
  onChoose(values: string[]): void;
};

/** A list that opens below a field, for Discord's selects; arrow keys, Enter and Escape work as in a list of the system. */
export function Picker(props: PickerProps): VNode {
  const { label, placeholder, choices, chosen, most, disabled = false, busy = false, onChoose } = props;
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState<readonly string[]>(chosen);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLButtonElement>(null);
  const several = most > 1;

  useEffect(() => setMarked(chosen), [chosen.join('\n')]);
  const close = (apply: boolean) => {
    setOpen(false);
    const changed = marked.join('\n') !== chosen.join('\n');
    if (apply && several && changed && marked.length >= (props.least ?? 1)) onChoose([...marked]);
  };
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close(true);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  });
  // Before it is painted: nothing is to be pressed where it will not be.
  useLayoutEffect(() => {
    if (open) document.getElementById(`${id}-list`)?.scrollIntoView({ block: 'nearest' });
  }, [open, id]);

  const show = () => {
    if (disabled || busy) return;
    const first = choices.findIndex(({ value }) => chosen.includes(value));
    keys.setActive(Math.max(0, first));
    setOpen(true);
  };
  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    if (!several) {
      setOpen(false);
      field.current?.focus();
      onChoose([choice.value]);
      return;
    }
    setMarked((before) => {
      if (before.includes(choice.value)) return before.filter((one) => one !== choice.value);
      return before.length < most ? [...before, choice.value] : before;
    });
  };
  const keys = useSuggestionKeys(
    id,
    open ? choices.length : 0,
    (index) => choose(choices[index]),
    () => close(false),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (open && event.key === 'Tab') return close(true);
    if (open && event.key === ' ') choose(choices[keys.active]);
    else if (keys.onKey(event)) return;
    else if (!open && /^Arrow(?:Down|Up)$/.test(event.key)) show();
    else return;
    event.preventDefault();
  };

  const shown = choices.filter(({ value }) => chosen.includes(value));
  const text = shown.map((choice) => choice.label).join(', ');
  return (
    <div class="picker" ref={box}>
      <button
        type="button"
        ref={field}
        class="picker-field"
        role="combobox"
        aria-label={text === '' ? label : `${label}: ${text}`}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-haspopup="listbox"
        aria-activedescendant={open ? `${id}-${keys.active}` : undefined}
        disabled={disabled}
        // Not disabled while it waits: that would take the focus away.
        aria-busy={busy}
        onClick={() => (open ? close(true) : show())}
        onKeyDown={onKeyDown}
      >
        <span class={text === '' ? 'picker-empty' : ''}>{busy ? '…' : text === '' ? placeholder : text}</span>
        <span aria-hidden="true">▾</span>
      </button>
      <div
        class="picker-list"
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={several}
        hidden={!open}
      >
        {choices.map((choice, index) => (
          <Suggestion
            key={choice.value}
            id={`${id}-${index}`}
            class="picker-option"
            active={index === keys.active}
            selected={(several ? marked : chosen).includes(choice.value)}
            onActive={() => keys.setActive(index)}
            onChoose={() => choose(choice)}
          >
            {several && <span aria-hidden="true">{marked.includes(choice.value) ? '☑' : '☐'}</span>}
            {choice.emoji !== undefined && <span aria-hidden="true">{choice.emoji}</span>}
            <span>
              <span class="picker-label">{choice.label}</span>
              {choice.description !== undefined && <span class="picker-about">{choice.description}</span>}
            </span>
          </Suggestion>
        ))}
      </div>
    </div>
  );
}
