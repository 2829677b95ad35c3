import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIMessage,
  APISelectMenuComponent,
} from 'discord-api-types/v10';
import type { VNode } from 'preact';
import type { View } from '../../server/contract.ts';
import { useActions } from '../actions.ts';
import { choicesAmong } from '../composer/choices.ts';
import { type Choice, Picker } from '../composer/picker.tsx';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

// The numbers of Discord's component types; their names live in a library too large for a page.
const type = { row: 1, button: 2, userSelect: 5, roleSelect: 6 };
const styles: Readonly<Record<number, string>> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' };

/** The rows of buttons and selects below a message. */
export function Controls({ message, view }: { message: APIMessage; view: View }): VNode | null {
  const rows = (message.components ?? []).filter((row): row is Row => row.type === type.row);
  if (rows.length === 0) return null;
  return (
    <div class="controls">
      {rows.map((row, index) => (
        <div class="control-row" key={String(row.id ?? index)}>
          {row.components.map((control) =>
            control.type === type.button ? (
              <Button key={String(control.id)} messageId={message.id} button={control as APIButtonComponent} />
            ) : (
              <Select
                key={String(control.id)}
                messageId={message.id}
                select={control as APISelectMenuComponent}
                view={view}
              />
            ),
          )}
        </div>
      ))}
    </div>
  );
}

function Button({ messageId, button }: { messageId: string; button: APIButtonComponent }): VNode {
  const { perform, waiting } = useActions();
  const emoji = 'emoji' in button ? button.emoji?.name : undefined;
  const label = 'label' in button ? button.label : undefined;
  const words = (
    <>
      {emoji !== undefined && emoji !== null && <span aria-hidden={label !== undefined}>{emoji}</span>}
      {label !== undefined && <span dir="auto">{label}</span>}
    </>
  );
  const style = `button ${styles[button.style] ?? 'secondary'}`;
  if ('url' in button) {
    // A message is nobody's to trust: other schemes lead nowhere.
    const address = /^https?:/.test(button.url) ? button.url : '#';
    return (
      <a class={style} href={address} target="_blank" rel="noreferrer">
        {words} <span aria-hidden="true">↗</span>
      </a>
    );
  }
  const customId = 'custom_id' in button ? button.custom_id : '';
  const busy = waiting === `${messageId}/${customId}`;
  return (
    <button
      type="button"
      class={style}
      disabled={button.disabled === true}
      aria-busy={busy}
      onClick={() => void (busy || perform({ kind: 'press', messageId, customId }))}
    >
      {words}
      {busy && <span class="dots" aria-hidden="true" />}
    </button>
  );
}

function Select({ messageId, select, view }: { messageId: string; select: APISelectMenuComponent; view: View }): VNode {
  const { perform, waiting } = useActions();
  const customId = select.custom_id;
  const placeholder = select.placeholder ?? 'Make a selection';
  return (
    <Picker
      label={placeholder}
      placeholder={placeholder}
      choices={choicesOf(select, view)}
      chosen={chosenIn(select)}
      most={select.max_values ?? 1}
      least={select.min_values ?? 1}
      disabled={select.disabled === true}
      busy={waiting === `${messageId}/${customId}`}
      onChoose={(values) => void perform({ kind: 'choose', messageId, customId, values })}
    />
  );
}

/** What a select offers; those of people, roles and channels offer all there are. */
export function choicesOf(select: APISelectMenuComponent, view: View): Choice[] {
  if ('options' in select) {
    return select.options.map(({ label, value, description, emoji }) => ({
      label,
      value,
      description,
      emoji: emoji?.name,
    }));
  }
  switch (select.type as number) {
    case type.userSelect:
      return choicesAmong(view, 'user');
    case type.roleSelect:
      return choicesAmong(view, 'role');
    default:
      return choicesAmong(view, 'channel', 'channel_types' in select ? select.channel_types : undefined);
  }
}

export function chosenIn(select: APISelectMenuComponent): string[] {
  if ('options' in select) {
    return select.options.filter((option) => option.default === true).map(({ value }) => value);
  }
  return (select.default_values ?? []).map(({ id }) => id);
}
