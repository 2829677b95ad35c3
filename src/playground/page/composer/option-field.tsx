import type { VNode } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OfferedOption, View } from '../../server/contract.ts';
import { useActions } from '../actions.ts';
import { choicesAmong } from './choices.ts';
import { type Choice, Picker } from './picker.tsx';
import { Suggestion, useSettled, useSuggestionKeys } from './suggestions.tsx';

/** What stands in a field: the words that are shown, and what is sent for them. */
export type Filled = { text: string; value: string } | { file: File };

type FieldProps = {
  path: string;
  option: OfferedOption;
  filled: Filled | undefined;
  /** All other fields as text: the bot may suggest by them. */
  others: Readonly<Record<string, string>>;
  view: View;
  focused: boolean;
  onFill(filled: Filled | undefined): void;
  onRemove?: (() => void) | undefined;
};

/** One option of a command: text with the bot's suggestions, a list, or a file. */
export function OptionField(props: FieldProps): VNode {
  const { option, onRemove } = props;
  const id = useId();
  return (
    <div class="option">
      <label class="option-name" for={id} title={option.description}>
        {option.shown}
        {option.required && <abbr title="required">*</abbr>}
      </label>
      <FieldInput {...props} id={id} />
      {onRemove !== undefined && (
        <button type="button" class="icon-button small" aria-label={`Leave out ${option.shown}`} onClick={onRemove}>
          ×
        </button>
      )}
    </div>
  );
}

function FieldInput(props: FieldProps & { id: string }): VNode {
  const { id, option, filled, view, focused, onFill } = props;
  const list = choicesFor(option, view);
  if (option.kind === 'file') {
    return (
      <input
        id={id}
        type="file"
        required={option.required}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          onFill(file === undefined ? undefined : { file });
        }}
      />
    );
  }
  if (list === undefined) return <TextInput {...props} />;
  const chosen = filled !== undefined && 'value' in filled ? [filled.value] : [];
  return (
    <span id={id} class="option-picker" data-focus={focused}>
      <Picker
        label={option.shown}
        placeholder={option.description}
        choices={list}
        chosen={chosen}
        most={1}
        onChoose={([value = '']) => onFill({ value, text: list.find((one) => one.value === value)?.label ?? value })}
      />
    </span>
  );
}

function choicesFor(option: OfferedOption, view: View): Choice[] | undefined {
  if (option.choices.length > 0) return option.choices.map(({ name, value }) => ({ label: name, value }));
  switch (option.kind) {
    case 'boolean':
      return [
        { value: 'true', label: 'True' },
        { value: 'false', label: 'False' },
      ];
    case 'user':
    case 'role':
    case 'channel':
      return choicesAmong(view, option.kind);
    default:
      return undefined;
  }
}

const typingMs = 200;

function TextInput({ id, path, option, filled, others, focused, onFill }: FieldProps & { id: string }): VNode {
  const { perform } = useActions();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<{ text: string; choices: { name: string; value: string }[] }>({
    text: '',
    choices: [],
  });
  const text = filled !== undefined && 'text' in filled ? filled.text : '';
  const settled = useSettled(text, typingMs);

  useLayoutEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  useEffect(() => {
    if (!open || !option.autocomplete || settled !== text) return;
    let late = false;
    void perform({ kind: 'suggest', path, focused: option.name, text: settled, others }).then((result) => {
      if (late) return;
      const choices = result.kind === 'autocomplete' ? result.choices : [];
      setFound({ text: settled, choices: choices.map(({ name, value }) => ({ name, value: String(value) })) });
    });
    return () => {
      late = true;
    };
  }, [open, settled, settled === text, option.name, option.autocomplete, path, JSON.stringify(others)]);

  const shown = open && option.autocomplete ? found.choices : [];
  // What was found for other words may be clicked, but no key chooses it unseen.
  const isFresh = found.text === text;
  const choose = (index: number) => {
    const one = shown[index];
    if (one !== undefined) onFill({ text: one.name, value: one.value });
    setOpen(false);
  };
  const keys = useSuggestionKeys(id, isFresh ? shown.length : 0, choose, () => setOpen(false));
  const numeric = option.kind === 'integer' || option.kind === 'number';
  return (
    <span class="option-text">
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: with suggestions it is a combobox, which has them */}
      <input
        id={id}
        ref={input}
        type="text"
        inputMode={numeric ? 'numeric' : 'text'}
        autoComplete="off"
        value={text}
        placeholder={option.description}
        title={option.description}
        required={option.required}
        role={option.autocomplete ? 'combobox' : undefined}
        aria-expanded={option.autocomplete ? shown.length > 0 : undefined}
        aria-controls={option.autocomplete ? `${id}-list` : undefined}
        aria-autocomplete={option.autocomplete ? 'list' : undefined}
        aria-activedescendant={shown.length > 0 ? `${id}-${keys.active}` : undefined}
        onInput={(event) => {
          const { value } = event.currentTarget;
          onFill(value === '' ? undefined : { text: value, value });
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={keys.onKey}
      />
      {option.autocomplete && (
        <div
          class="suggestions"
          id={`${id}-list`}
          role="listbox"
          aria-label={`Suggestions for ${option.shown}`}
          aria-busy={!isFresh}
          hidden={shown.length === 0}
        >
          {shown.map((one, index) => (
            <Suggestion
              key={one.value}
              id={`${id}-${index}`}
              active={index === keys.active}
              onActive={() => keys.setActive(index)}
              onChoose={() => choose(index)}
            >
              {one.name}
            </Suggestion>
          ))}
        </div>
      )}
    </span>
  );
}
