import { createContext } from 'preact';
import { useCallback, useContext, useMemo, useRef, useState } from 'preact/hooks';
import type { Action, ActionResult, Form } from '../server/contract.ts';
import { api, reasonOf, type Viewer } from './api.ts';

/** A command that got no answer: this member's client alone remembers it. */
export type Unanswered = { id: number; channel: string; as: string; command: string; reason: string; at: string };

type Actions = {
  /** Does it and returns what came of it; forms open by themselves, failures show where they belong. */
  perform(action: Action): Promise<ActionResult>;
  /** The control that waits for its answer, as `message/custom id`. */
  waiting: string | null;
  /** What the member is sending at present, such as `/done`. */
  sending: string | null;
  /** Why the last control on a message failed. */
  failures: Readonly<Record<string, string>>;
  unanswered: readonly Unanswered[];
  forget(id: number): void;
  form: Form | null;
  closeForm(): void;
};

export const ActionsContext = createContext({} as Actions);

export function useActions(): Actions {
  return useContext(ActionsContext);
}

let lastUnanswered = 0;

/** What the viewer does, and what is left open by it. */
export function useMemberActions(
  viewer: Viewer,
  now: string,
  changed: () => void,
  complain: (words: string) => void,
): Actions {
  const [waiting, setWaiting] = useState<string | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [failures, setFailures] = useState<Record<string, string>>({});
  const [unanswered, setUnanswered] = useState<Unanswered[]>([]);
  const [form, setForm] = useState<Form | null>(null);
  const { as, channel } = viewer;
  const clock = useRef(now);
  clock.current = now;

  const perform = useCallback(
    async (action: Action): Promise<ActionResult> => {
      const messageId = 'messageId' in action ? action.messageId : undefined;
      const command = commandIn(action);
      if (action.kind === 'press' || action.kind === 'choose') setWaiting(`${action.messageId}/${action.customId}`);
      if (command !== undefined) setSending(command);
      if (messageId !== undefined) setFailures(({ [messageId]: _, ...others }) => others);
      try {
        const result = await api.action({ as, channel }, action);
        if (result.problem) return { kind: 'refused', reason: result.problem };
        if (result.kind === 'modal') setForm(result.form);
        if (result.kind === 'failed' || result.kind === 'refused') {
          if (messageId !== undefined) setFailures((before) => ({ ...before, [messageId]: result.reason }));
          else if (command !== undefined && result.kind === 'failed') {
            lastUnanswered += 1;
            const one = { id: lastUnanswered, as, channel, command, reason: result.reason, at: clock.current };
            setUnanswered((before) => [...before, one]);
          }
        } else if (action.kind === 'submit') setForm(result.kind === 'modal' ? result.form : null);
        return result;
      } catch (error) {
        const reason = reasonOf(error);
        complain(reason);
        return { kind: 'refused', reason };
      } finally {
        setWaiting(null);
        setSending(null);
        changed();
      }
    },
    [as, channel, changed, complain],
  );

  return useMemo(
    () => ({
      perform,
      waiting,
      sending,
      failures,
      unanswered: unanswered.filter((one) => one.as === as && one.channel === channel),
      forget: (id) => setUnanswered((before) => before.filter((one) => one.id !== id)),
      form,
      closeForm: () => setForm(null),
    }),
    [perform, waiting, sending, failures, unanswered, form, as, channel],
  );
}

function commandIn(action: Action): string | undefined {
  if (action.kind === 'command') return `/${action.path}`;
  return action.kind === 'line' ? (/^\/[^:]*?(?=\s[^\s:]+:|$)/.exec(action.text)?.[0] ?? action.text) : undefined;
}
