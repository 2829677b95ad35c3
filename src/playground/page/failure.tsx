import type { VNode } from 'preact';

/** Why something did not work, told at once to those who listen; nothing where all is well. */
export function Failure({ words }: { words: string | null | undefined }): VNode | null {
  if (words === null || words === undefined) return null;
  return (
    <p class="failure" role="alert">
      {words}
    </p>
  );
}
