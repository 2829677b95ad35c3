import { useEffect, useState } from 'preact/hooks';

/** What the playground answers, asked again whenever one of `when` has changed; null until then, and where it cannot answer. */
export function useAnswer<Answer>(ask: () => Promise<Answer> | undefined, when: readonly unknown[]): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let late = false;
    void ask()?.then(
      (read) => late || setAnswer(read),
      () => late || setAnswer(null),
    );
    return () => {
      late = true;
    };
  }, when);
  return answer;
}
