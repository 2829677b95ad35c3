import { useEffect, useState } from 'preact/hooks';
import type { View } from '../server/contract.ts';

type Marks = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The newest message that was shown to this member in each channel; what was there at first counts as read. */
export function useReadMarks(view: View | null): Readonly<Record<string, string>> {
  const [marks, setMarks] = useState<Marks>({});
  useEffect(() => {
    if (view === null) return;
    const { me, channel, channels } = view;
    setMarks((before) => {
      const mine = before[me.name];
      const next = Object.fromEntries(
        channels.map(({ id, lastId }) => {
          const shown = mine === undefined || id === channel.id;
          return [id, (shown ? lastId : mine[id]) ?? '0'];
        }),
      );
      return { ...before, [me.name]: next };
    });
  }, [view]);
  return view === null ? {} : (marks[view.me.name] ?? {});
}
