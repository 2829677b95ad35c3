import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PlanProblem, PlanReport } from '../../server/contract.ts';

const levels: readonly { level: PlanProblem['level']; sign: string; one: string; many: string }[] = [
  { level: 'error', sign: '⛔', one: 'error', many: 'errors' },
  { level: 'warning', sign: '⚠️', one: 'warning', many: 'warnings' },
  { level: 'ignored', sign: '💤', one: 'line ignored', many: 'lines ignored' },
];

/** What the checker says, each with its place. */
export function PlanFindings({ report }: { report: PlanReport }): VNode {
  const { counts, problems, refused } = report;
  return (
    <section aria-label="Report">
      <h3>{refused ? 'Not yet: mend the errors and choose the files again' : 'Ready to be started'}</h3>
      <p>
        {[
          plural(counts.days, 'day'),
          plural(counts.weeks, 'week'),
          plural(counts.months, 'month'),
          plural(counts.projects, 'project'),
          plural(counts.links, 'link'),
        ].join(', ')}
        .
      </p>
      {levels.map(({ level, sign, one, many }) => {
        const found = problems.filter((problem) => problem.level === level);
        if (found.length === 0) return null;
        return (
          <details key={level} class={`findings ${level}`} open={level === 'error'}>
            <summary>
              {sign} {found.length} {found.length === 1 ? one : many}
            </summary>
            <ul>
              {found.map((problem) => (
                <li key={`${problem.file}:${problem.line}:${problem.column}:${problem.code}`}>
                  <span class="finding-place">
                    {problem.file}:{problem.line}:{problem.column}
                  </span>{' '}
                  {problem.sentence}
                  {problem.source.trim() !== '' && <pre class="finding-source">{problem.source}</pre>}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
      <Downloads files={report.files} />
    </section>
  );
}

function Downloads({ files }: { files: PlanReport['files'] }): VNode {
  const [links, setLinks] = useState<{ name: string; url: string }[]>([]);
  useEffect(() => {
    const made = files.map(({ name, text }) => ({
      name,
      url: URL.createObjectURL(new Blob([text], { type: 'text/markdown' })),
    }));
    setLinks(made);
    return () => {
      for (const { url } of made) URL.revokeObjectURL(url);
    };
  }, [files]);
  return (
    <details class="findings">
      <summary>Download the files cleaned up</summary>
      <p>UTF-8, LF line ends, no stray blanks: what will be stored.</p>
      <ul>
        {links.map(({ name, url }) => (
          <li key={name}>
            <a href={url} download={name.split('/').at(-1)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
