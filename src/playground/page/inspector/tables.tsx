import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { tableNames, type View } from '../../server/contract.ts';
import { useAnswer } from '../answer.ts';
import { api } from '../api.ts';

/** The rows behind what is shown, to read only. */
export function Tables({ view }: { view: View }): VNode {
  const names = new Map([
    ...view.members.map(({ id, displayName }) => [id, displayName] as const),
    ...view.channels.map((channel) => [channel.id, `#${channel.name}`] as const),
  ]);
  // Ids of people and channels are easier to follow by name.
  const named = (cell: string) => {
    const known = names.get(cell);
    return known === undefined ? cell : <abbr title={cell}>{known}</abbr>;
  };
  const [name, setName] = useState('completions');
  const table = useAnswer(() => api.table(name), [name, view]);
  return (
    <>
      <label class="table-name">
        Table{' '}
        <select value={name} onChange={(event) => setName(event.currentTarget.value)}>
          {tableNames.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      {table !== null && table.name === name && (
        <>
          <p class="inspector-about">
            {table.about} {table.total} {table.total === 1 ? 'row' : 'rows'}
            {table.rows.length < table.total && `, the newest ${table.rows.length} here`}.
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the keys */}
          <section class="table-box" aria-label={`Rows of ${name}`} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {table.columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row, index) => (
                  <tr key={String(index)}>
                    {row.map((cell, at) => (
                      <td key={table.columns[at] ?? String(at)} class={cell === null ? 'null' : ''}>
                        {cell === null ? 'null' : named(cell)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </>
  );
}
