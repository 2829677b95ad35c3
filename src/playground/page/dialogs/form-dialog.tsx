import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Form, FormPart, SentFile, View } from '../../server/contract.ts';
import { useActions } from '../actions.ts';
import { sentFile } from '../api.ts';
import { Picker } from '../composer/picker.tsx';
import { choicesOf, chosenIn } from '../messages/controls.tsx';
import { Markdown } from '../messages/markdown.tsx';
import { FormWindow } from './dialog.tsx';

type Value = string | string[] | File[];
type Values = Readonly<Record<string, Value>>;

/** The form a bot has opened; what is written stays until it was taken. */
export function FormDialog({ form, view }: { form: Form; view: View }): VNode {
  const { perform, closeForm } = useActions();
  const { interactionId, title, parts } = form;
  const [values, setValues] = useState<Values>(() => startingValues(parts));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const result = await perform({ kind: 'submit', interactionId, values: await sent(values) });
    setBusy(false);
    if (result.kind === 'failed') setProblem('Something went wrong. Try again.');
    if (result.kind === 'refused') setProblem(result.reason);
  };
  return (
    <FormWindow title={title} send="Submit" busy={busy} problem={problem} onSubmit={submit} onClose={closeForm}>
      {parts.map((part, index) => (
        <Part
          key={part.kind === 'words' ? String(index) : part.id}
          part={part}
          view={view}
          value={part.kind === 'words' ? '' : (values[part.id] ?? '')}
          onChange={(value) => part.kind !== 'words' && setValues((before) => ({ ...before, [part.id]: value }))}
        />
      ))}
    </FormWindow>
  );
}

async function sent(values: Values): Promise<Record<string, string | (string | SentFile)[]>> {
  const ready = Object.entries(values).map(async ([id, value]) => {
    if (typeof value === 'string') return [id, value] as const;
    return [id, await Promise.all(value.map((one) => (typeof one === 'string' ? one : sentFile(one))))] as const;
  });
  return Object.fromEntries(await Promise.all(ready));
}

function startingValues(parts: readonly FormPart[]): Values {
  const all = parts.flatMap((part): [string, Value][] => {
    if (part.kind === 'text') return [[part.id, part.value]];
    if (part.kind === 'boxes') return [[part.id, part.options.flatMap(({ value, ticked }) => (ticked ? [value] : []))]];
    return part.kind === 'select' ? [[part.id, chosenIn(part.select)]] : [];
  });
  return Object.fromEntries(all);
}

type PartProps = { part: FormPart; view: View; value: Value; onChange(value: Value): void };

function Part({ part, view, value, onChange }: PartProps): VNode {
  const id = useId();
  if (part.kind === 'words') return <Markdown text={part.text} />;
  if (part.kind === 'boxes') return <Boxes part={part} ticked={textsIn(value)} onChange={onChange} />;
  const about = part.description === '' ? undefined : `${id}-about`;
  return (
    <div class="form-part">
      <label for={id}>
        {part.label}
        {part.required && <abbr title="required">*</abbr>}
      </label>
      {about !== undefined && (
        <p id={about} class="form-about">
          {part.description}
        </p>
      )}
      {part.kind === 'text' && <Text id={id} part={part} about={about} value={String(value)} onChange={onChange} />}
      {part.kind === 'select' && (
        <span id={id}>
          <Picker
            label={part.label}
            placeholder={part.select.placeholder ?? 'Make a selection'}
            choices={choicesOf(part.select, view)}
            chosen={textsIn(value)}
            most={part.select.max_values ?? 1}
            onChoose={onChange}
          />
        </span>
      )}
      {part.kind === 'file' && (
        <input
          id={id}
          type="file"
          multiple={part.most > 1}
          required={part.required}
          aria-describedby={about}
          onChange={(event) => onChange([...(event.currentTarget.files ?? [])].slice(0, part.most))}
        />
      )}
    </div>
  );
}

function textsIn(value: Value): string[] {
  return [value].flat().filter((one) => typeof one === 'string' && one !== '') as string[];
}

type BoxesProps = {
  part: Extract<FormPart, { kind: 'boxes' }>;
  ticked: readonly string[];
  onChange(value: string[]): void;
};

function Boxes({ part, ticked, onChange }: BoxesProps): VNode {
  const turn = (value: string, on: boolean) =>
    onChange(
      part.options.flatMap((one) => ((one.value === value ? on : ticked.includes(one.value)) ? [one.value] : [])),
    );
  return (
    <fieldset class="form-part">
      <legend>
        {part.label}
        {part.required && <abbr title="required">*</abbr>}
      </legend>
      {part.description !== '' && <p class="form-about">{part.description}</p>}
      {part.options.map(({ value, label, description }) => (
        <label key={value} class="form-box">
          <input
            type="checkbox"
            checked={ticked.includes(value)}
            onChange={(event) => turn(value, event.currentTarget.checked)}
          />
          <span>
            {label}
            {description !== '' && <span class="form-about">{description}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type TextProps = {
  id: string;
  part: Extract<FormPart, { kind: 'text' }>;
  about: string | undefined;
  value: string;
  onChange(value: string): void;
};

function Text({ id, part, about, value, onChange }: TextProps): VNode {
  const shared = {
    id,
    value,
    placeholder: part.placeholder,
    required: part.required,
    minLength: part.min,
    maxLength: part.max,
    'aria-describedby': about,
    onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return (
    <>
      {part.paragraph ? <textarea {...shared} rows={5} /> : <input type="text" {...shared} />}
      <span class="counter">
        {value.length}/{part.max}
      </span>
    </>
  );
}
