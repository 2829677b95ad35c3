import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { PlanReport, View } from '../../server/contract.ts';
import { api, reasonOf, sentFile } from '../api.ts';
import { Failure } from '../failure.tsx';
import { PlanDays } from './plan-days.tsx';
import { PlanFindings } from './plan-findings.tsx';

const ofPlans = /\.(?:md|markdown|mdown|mdx|txt|zip)$/i;

/** Where an author drops Markdown, sees what the checker says, looks through every day and starts it. */
export function PlansPanel({ view, onStarted }: { view: View; onStarted(channel: string): void }): VNode {
  const [report, setReport] = useState<PlanReport | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const check = async (files: readonly { file: File; name: string }[]) => {
    const readable = files.filter(({ name }) => ofPlans.test(name));
    if (readable.length === 0) {
      setProblem('There is no Markdown file among these; send files that end in .md, or one .zip.');
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const sent = await Promise.all(readable.map(({ file, name }) => sentFile(file, name)));
      setReport(await api.check(slugFor(readable.map(({ name }) => name)), sent));
    } catch (error) {
      setProblem(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  const named = (list: FileList | null) =>
    [...(list ?? [])].map((file) => ({
      file,
      name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    }));
  return (
    <div class="plans-panel">
      <section
        class={over ? 'drop over' : 'drop'}
        aria-label="Files of the plan"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void check(named(event.dataTransfer?.files ?? null));
        }}
      >
        <h3>{report === null ? 'Try out a curriculum' : report.title}</h3>
        <p>
          Drop its Markdown files or one .zip here. They are read as the bot reads them; nothing leaves this machine and
          nothing changes until you start it.
        </p>
        <button type="button" class="button primary" aria-busy={busy} onClick={() => input.current?.click()}>
          {report === null ? 'Choose files' : 'Choose files again'}
        </button>
        <input
          ref={input}
          class="hidden-text"
          type="file"
          multiple
          accept=".md,.markdown,.mdown,.mdx,.txt,.zip"
          aria-label="Markdown files"
          tabIndex={-1}
          onChange={(event) => {
            void check(named(event.currentTarget.files));
            event.currentTarget.value = '';
          }}
        />
        <Failure words={problem} />
      </section>
      {report !== null && (
        <>
          <PlanFindings report={report} />
          {report.days.length > 0 && <PlanDays key={report.id} report={report} />}
          {!report.refused && (
            <PlanStarter key={`start-${report.id}`} report={report} view={view} onStarted={onStarted} />
          )}
        </>
      )}
    </div>
  );
}

type StarterProps = { report: PlanReport; view: View; onStarted(channel: string): void };

function PlanStarter({ report, view, onStarted }: StarterProps): VNode {
  const [order, setOrder] = useState({ channel: `study-${report.slug}`, time: '08:00', zone: view.me.zone });
  const [problem, setProblem] = useState<string | null>(null);
  const start = async () => {
    const started = await api.startPlan({ id: report.id, ...order });
    if ('reason' in started) setProblem(started.reason);
    else onStarted(started.channel);
  };
  const field = (name: keyof typeof order, label: string) => (
    <div class="form-part">
      <label for={`start-${name}`}>{label}</label>
      <input
        id={`start-${name}`}
        type="text"
        required
        value={order[name]}
        onInput={(event) => setOrder({ ...order, [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <section aria-label="Start a cohort">
      <h3>Start a cohort with it</h3>
      <form
        class="starter"
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        {field('channel', 'Channel')}
        {field('time', 'Posts at')}
        {field('zone', 'Time zone')}
        <button type="submit" class="button success">
          Start
        </button>
      </form>
      <Failure words={problem} />
    </section>
  );
}

/** A plan is called after its folder, or its only file. */
function slugFor(names: readonly string[]): string {
  const [first = 'plan'] = names;
  const folder = first.includes('/') ? first.split('/')[0] : undefined;
  return folder ?? (names.length === 1 ? first : 'my-plan');
}
