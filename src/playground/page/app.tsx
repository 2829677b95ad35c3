import type { VNode } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { ActionsContext, useMemberActions } from './actions.ts';
import { ClockBar } from './clock-bar.tsx';
import { Composer, messageField } from './composer/composer.tsx';
import { ChannelDialog } from './dialogs/channel-dialog.tsx';
import { FormDialog } from './dialogs/form-dialog.tsx';
import { MemberDialog } from './dialogs/member-dialog.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { useLiveView } from './live-view.ts';
import { MessageList } from './messages/message-list.tsx';
import { useReadMarks } from './read-marks.ts';
import { ReaderContext, readerOf } from './reader.ts';
import { SideBar } from './side-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useViewer } from './viewer.ts';

const page = 60;

/** The whole page: a server, who looks at it, and what is behind it. */
export function App(): VNode {
  const { viewer, lookAs } = useViewer();
  const [last, setLast] = useState(page);
  const { view, away, reload } = useLiveView(viewer, last);
  const [aside, setAside] = useState(false);
  const [menu, setMenu] = useState(false);
  const [dialog, setDialog] = useState<'member' | 'channel' | null>(null);
  const [begun, setBegun] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const complain = useCallback((words: string) => setComplaint(words), []);
  const here = useMemo(
    () => (view === null ? viewer : { as: view.me.name, channel: view.channel.id }),
    [view?.me.name, view?.channel.id, viewer],
  );
  const actions = useMemberActions(here, view?.clock.now ?? '', reload, complain);
  const reader = useMemo(() => (view === null ? undefined : readerOf(view)), [view]);
  const read = useReadMarks(view);

  useEffect(() => setLast(page), [viewer.as, viewer.channel]);
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
    lookAs({ ...here, ...next });
  };
  return (
    <ReaderContext.Provider value={reader}>
      <ActionsContext.Provider value={actions}>
        <button type="button" class="skip" onClick={() => document.getElementById(messageField)?.focus()}>
          Skip to where you write
        </button>
        <div class={`page${menu ? ' with-menu' : ''}${aside ? ' with-aside' : ''}`}>
          <SideBar
            view={view}
            read={read}
            onChannel={(channel) => go({ channel })}
            onMember={(as) => go({ as })}
            onNewMember={() => setDialog('member')}
            onNewChannel={() => setDialog('channel')}
          />
          {menu && <button type="button" class="veil" aria-label="Close the menu" onClick={() => setMenu(false)} />}
          <div class="middle">
            <TopBar
              view={view}
              aside={aside}
              menu={menu}
              complain={complain}
              onMenu={() => setMenu(!menu)}
              onAside={() => setAside(!aside)}
            />
            <ClockBar view={view} viewer={here} complain={complain} />
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
              <FirstSteps
                view={view}
                complain={complain}
                onGo={({ command = null, ...to }) => {
                  setBegun(command);
                  go(to);
                }}
              />
              <MessageList key={`${here.as}/${here.channel}`} view={view} onEarlier={() => setLast(last + page)} />
              <Composer view={view} begun={begun} onTaken={() => setBegun(null)} />
            </main>
          </div>
          {aside && <Inspector view={view} complain={complain} onClose={() => setAside(false)} />}
        </div>
        {actions.form !== null && <FormDialog key={actions.form.interactionId} form={actions.form} view={view} />}
        {dialog === 'member' && (
          <MemberDialog
            onClose={() => setDialog(null)}
            onAdded={(as) => {
              setDialog(null);
              go({ as });
            }}
          />
        )}
        {dialog === 'channel' && (
          <ChannelDialog
            view={view}
            onClose={() => setDialog(null)}
            onAdded={(channel) => {
              setDialog(null);
              go({ channel });
            }}
          />
        )}
      </ActionsContext.Provider>
    </ReaderContext.Provider>
  );
}
