import type { Audience } from '../../core/ledger.ts';
import { refOf } from '../../core/reference.ts';
import type { Day } from '../../curriculum/model.ts';
import { customId, shorten } from '../kit/format.ts';
import type { ChoiceOption, Modal } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import { linkLimit } from './attached.ts';

type LabelledDay = Pick<Day, 'key' | 'label'>;
type Part = Modal['modal']['inputs'][number];

/** How long a note may be, in UTF-16 units, as forms count. */
export const noteLimit = 2_000;
/** What the title of a form holds: https://discord.com/developers/docs/interactions/receiving-and-responding */
const titleLimit = 45;
/** What a text display holds: https://discord.com/developers/docs/components/reference#text-display */
const wordsLimit = 4_000;

type FormWords = Words['notes']['form'];
/** What stands in the fields already. */
type Filled = { text?: string; link?: string | null; fileName?: string | null };

/** The form in which a note is written; what the day asks to write down stands whole above the field. */
export function noteForm(
  { notes: { form: words } }: Words,
  /** `audience`: null where there is nobody to share it with. */
  note: { cohortId: number; day: Day; audience: Audience | null; offersDone: boolean; of?: 'message' } & Filled,
): Modal {
  const { cohortId, day, audience, offersDone } = note;
  const boxes = [...(offersDone ? [{ label: words.done(shorten(day.label, 60)), value: 'done' }] : [])];
  const id = customId('note', { cohort: cohortId, day: refOf(day.key) });
  return form(words, { ...note, id, boxes: audience === null ? boxes : [...boxes, shareBox(words, audience)] });
}

/** The form with a note as it stands; `isPrivate`: it can be shared with nobody. */
export function editForm(
  { notes: { form: words } }: Words,
  note: { id: string; day: Day | LabelledDay; audience: Audience; isPrivate: boolean } & Filled,
): Modal {
  return form(words, { ...note, boxes: note.isPrivate ? [] : [shareBox(words, note.audience)] });
}

function form(
  words: FormWords,
  note: { id: string; day: Day | LabelledDay; boxes: ChoiceOption[]; of?: 'message' } & Filled,
): Modal {
  const { id, day, boxes, text, link, fileName } = note;
  const question = 'fields' in day ? questionOf(day) : null;
  const inputs: Part[] = [
    ...(question === null ? [] : [{ kind: 'words' as const, text: question }]),
    {
      kind: 'text',
      id: 'text',
      label: words.note,
      ...(question === null ? { description: words.prompt } : {}),
      style: 'paragraph',
      required: true,
      min: 1,
      max: noteLimit,
      ...(text === undefined ? {} : { value: text }),
    },
    ...(boxes.length === 0
      ? []
      : [{ kind: 'checks' as const, id: 'also', label: words.also, required: false, options: boxes }]),
    {
      kind: 'text',
      id: 'link',
      label: words.link,
      ...(note.of === 'message' ? { description: words.linkOfMessage } : {}),
      style: 'short',
      required: false,
      max: linkLimit,
      placeholder: 'https://',
      ...(link == null ? {} : { value: link }),
    },
    {
      kind: 'file',
      id: 'file',
      label: words.file,
      description: fileName == null ? words.fileLimit : words.fileReplaces(shorten(fileName, 50)),
      required: false,
    },
  ];
  const title = words.title(shorten(day.label, titleLimit - words.title('').length));
  return { modal: { id, title, inputs } };
}

function shareBox(words: FormWords, audience: Audience): ChoiceOption {
  return { label: words.share, description: words.shareWho, value: 'share', default: audience === 'cohort' };
}

/** What the day asks to write down, whole; null when it asks nothing. */
function questionOf(day: Day): string | null {
  const texts = day.fields.filter(({ kind }) => kind === 'documentation').map(({ text }) => text.trim());
  const question = texts.filter((text) => text !== '').join('\n\n');
  return question === '' ? null : shorten(question, wordsLimit);
}
