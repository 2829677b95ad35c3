import type {
  APIButtonComponentWithCustomId,
  APIEmbed,
  APISelectMenuComponent,
  APISelectMenuOption,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';

/** A file sent along with a message; `data` is text as UTF-8 or bytes, `description` what a picture shows, for those who cannot see it. */
export type Attachment = { name: string; data: string | Uint8Array; description?: string };

/** A row of up to five buttons, or one select. */
export type Row = { type: ComponentType.ActionRow; components: (Button | Select)[] };
export type Button =
  | APIButtonComponentWithCustomId
  | { type: ComponentType.Button; style: ButtonStyle.Link; url: string; label: string };
export type Select = APISelectMenuComponent;

/** All that is ever sent to a channel or a person. Always carries whom it may ping. */
export type Message = {
  content?: string;
  embeds?: APIEmbed[];
  components?: Row[];
  files?: Attachment[];
  /** Whom it may ping: nobody, unless it names roles or users here. */
  allowed_mentions: { parse: []; roles?: string[]; users?: string[] };
  /** Shows no previews of the links in its text. */
  flags?: MessageFlags.SuppressEmbeds;
  /** What a public answer has for everybody; without it such an answer is for the caller alone. */
  shared?: true;
};

export type ChoiceOption = Pick<APISelectMenuOption, 'label' | 'value' | 'description' | 'default'>;

/** One input of a modal, under its label. */
export type ModalInput = { id: string; label: string; description?: string; required: boolean } & (
  | { kind: 'text'; style: 'short' | 'paragraph'; min?: number; max: number; value?: string; placeholder?: string }
  | { kind: 'choice'; options: ChoiceOption[] }
  /** Boxes of which any number may be ticked. */
  | { kind: 'checks'; options: ChoiceOption[] }
  | { kind: 'file' }
);

/** Words to read between the inputs of a modal, with Discord's Markdown. */
type ModalWords = { kind: 'words'; text: string };

/** A form. `id` is the custom id its answer comes back under. */
export type Modal = { modal: { id: string; title: string; inputs: (ModalInput | ModalWords)[] } };
