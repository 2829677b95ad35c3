import type { VNode } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { ActsContext, useDeeds } from './acts.ts';
import { ClockBar } from './clock-bar.tsx';
import { Composer } from './composer/composer.tsx';
import { FormDialog } from './dialogs/form-dialog.tsx';
import { MemberDialog } from './dialogs/member-dialog.tsx';
import { PlaceDialog } from './dialogs/place-dialog.tsx';
import { Hood } from './inspector/inspector.tsx';
import { useLiveView } from './live-view.ts';
import { MessageList } from './messages/message-list.tsx';
import { PlanDesk } from './plans/plans.tsx';
import { useReadMarks } from './read-marks.ts';
import { ReaderContext, readerOf } from './reader.ts';
import { type Desk, SideBar } from './side-bar.tsx';
import { useTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { useSeat } from './viewer.ts';

const page = 60;

/** The whole page: a server, who looks at it, and what is behind it. */
export function App(): VNode {
  const { seat, sit } = useSeat();
  const [last, setLast] = useState(page);
  const { view, away, reload } = useLiveView(seat, last);
  const [desk, setDesk] = useState<Desk>('chat');
  const [aside, setAside] = useState(false);
  const [menu, setMenu] = useState(false);
  const [dialog, setDialog] = useState<'member' | 'place' | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const theme = useTheme();
  const complain = useCallback((words: string) => setComplaint(words), []);
  const here = useMemo(
    () => (view === null ? seat : { as: view.me.name, channel: view.place.id }),
    [view?.me.name, view?.place.id, seat],
  );
  const acts = useDeeds(here, view?.clock.now ?? '', reload, complain);
  const reader = useMemo(() => (view === null ? undefined : readerOf(view)), [view]);
  const read = useReadMarks(view, desk === 'chat');

  useEffect(() => setLast(page), [seat.as, seat.channel]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setMenu(false);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  if (view === null || reader === undefined) {
    return <p class="starting">{away ? 'The playground does not answer.' : 'Opening the playground …'}</p>;
  }
  const go = (next: { as?: string; channel?: string }) => {
    setMenu(false);
    setDesk('chat');
    sit({ ...here, ...next });
  };
  return (
    <ReaderContext.Provider value={reader}>
      <ActsContext.Provider value={acts}>
        <div class={`page${menu ? ' with-menu' : ''}${aside ? ' with-aside' : ''}`}>
          <SideBar
            view={view}
            desk={desk}
            read={read}
            onPlace={(channel) => go({ channel })}
            onDesk={(next) => {
              setDesk(next);
              setMenu(false);
            }}
            onMember={(as) => go({ as })}
            onNewMember={() => setDialog('member')}
            onNewPlace={() => setDialog('place')}
          />
          {menu && <button type="button" class="veil" aria-label="Close the menu" onClick={() => setMenu(false)} />}
          <div class="middle">
            <TopBar
              view={view}
              desk={desk}
              aside={aside}
              menu={menu}
              theme={theme}
              complain={complain}
              onMenu={() => setMenu(!menu)}
              onAside={() => setAside(!aside)}
            />
            <ClockBar view={view} seat={here} complain={complain} />
            {away && (
              <p class="banner" role="alert">
                The playground does not answer. Start it with <code>npm run playground</code>; this page goes on by
                itself.
              </p>
            )}
            {complaint !== null && (
              <p class="banner" role="alert">
                {complaint}{' '}
                <button type="button" class="text-button" onClick={() => setComplaint(null)}>
                  Close
                </button>
              </p>
            )}
            <main class="main">
              {desk === 'chat' ? (
                <>
                  <MessageList key={`${here.as}/${here.channel}`} view={view} onEarlier={() => setLast(last + page)} />
                  <Composer view={view} />
                </>
              ) : (
                <PlanDesk view={view} onStarted={(channel) => go({ channel })} />
              )}
            </main>
          </div>
          {aside && <Hood view={view} complain={complain} onClose={() => setAside(false)} />}
        </div>
        {acts.form !== null && <FormDialog key={acts.form.interactionId} form={acts.form} view={view} />}
        {dialog === 'member' && (
          <MemberDialog
            onClose={() => setDialog(null)}
            onAdded={(as) => {
              setDialog(null);
              go({ as });
            }}
          />
        )}
        {dialog === 'place' && (
          <PlaceDialog
            view={view}
            onClose={() => setDialog(null)}
            onAdded={(channel) => {
              setDialog(null);
              go({ channel });
            }}
          />
        )}
      </ActsContext.Provider>
    </ReaderContext.Provider>
  );
}
