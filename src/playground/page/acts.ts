import { createContext } from 'preact';
import { useCallback, useContext, useMemo, useRef, useState } from 'preact/hooks';
import type { Deed, DeedResult, Form } from '../server/contract.ts';
import { api, type Seat } from './api.ts';

/** A command that got no answer: this member's client alone remembers it. */
export type Unanswered = { id: number; channel: string; as: string; command: string; reason: string; at: string };

type Acts = {
  /** Does it and returns what came of it; forms open by themselves, failures show where they belong. */
  does(deed: Deed): Promise<DeedResult>;
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

const none: Acts = {
  does: async () => ({ kind: 'deleted' }),
  waiting: null,
  sending: null,
  failures: {},
  unanswered: [],
  forget: () => {},
  form: null,
  closeForm: () => {},
};

export const ActsContext = createContext<Acts>(none);

export function useActs(): Acts {
  return useContext(ActsContext);
}

let lastUnanswered = 0;

/** What the member at this seat does, and what is left open by it. */
export function useDeeds(seat: Seat, now: string, changed: () => void, complain: (words: string) => void): Acts {
  const [waiting, setWaiting] = useState<string | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [failures, setFailures] = useState<Record<string, string>>({});
  const [unanswered, setUnanswered] = useState<Unanswered[]>([]);
  const [form, setForm] = useState<Form | null>(null);
  const { as, channel } = seat;
  const clock = useRef(now);
  clock.current = now;

  const does = useCallback(
    async (deed: Deed): Promise<DeedResult> => {
      const messageId = 'messageId' in deed ? deed.messageId : undefined;
      const command = commandIn(deed);
      if (deed.kind === 'press' || deed.kind === 'choose') setWaiting(`${deed.messageId}/${deed.customId}`);
      if (command !== undefined) setSending(command);
      if (messageId !== undefined) setFailures(({ [messageId]: _, ...others }) => others);
      try {
        const result = await api.deed({ as, channel }, deed);
        if (result.problem) return { kind: 'refused', reason: result.problem };
        if (result.kind === 'modal') setForm(result.form);
        if (deed.kind === 'submit' && result.kind !== 'failed' && result.kind !== 'refused' && result.kind !== 'modal')
          setForm(null);
        if (result.kind === 'failed' || result.kind === 'refused') {
          if (messageId !== undefined) setFailures((before) => ({ ...before, [messageId]: result.reason }));
          else if (command !== undefined && result.kind === 'failed') {
            lastUnanswered += 1;
            const one = { id: lastUnanswered, as, channel, command, reason: result.reason, at: clock.current };
            setUnanswered((before) => [...before, one]);
          }
        }
        return result;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
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
      does,
      waiting,
      sending,
      failures,
      unanswered: unanswered.filter((one) => one.as === as && one.channel === channel),
      forget: (id) => setUnanswered((before) => before.filter((one) => one.id !== id)),
      form,
      closeForm: () => setForm(null),
    }),
    [does, waiting, sending, failures, unanswered, form, as, channel],
  );
}

function commandIn(deed: Deed): string | undefined {
  if (deed.kind === 'command') return `/${deed.path}`;
  return deed.kind === 'line' ? (/^\/[\w -]*(?=\s[\w-]+:|$)/.exec(deed.text)?.[0] ?? deed.text) : undefined;
}
