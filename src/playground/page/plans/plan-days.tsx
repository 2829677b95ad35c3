import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PlanReport } from '../../server/contract.ts';
import { useAnswer } from '../answer.ts';
import { api } from '../api.ts';
import { Picker } from '../composer/picker.tsx';
import { Message } from '../messages/message.tsx';

/** Every day of a plan, exactly as it will be posted. */
export function PlanDays({ report }: { report: PlanReport }): VNode {
  const [index, setIndex] = useState(0);
  const day = report.days[index];
  const message = useAnswer(
    () => (day === undefined ? undefined : api.planDay(report.id, day.key)),
    [report.id, day?.key],
  );
  return (
    <section class="plan-days" aria-label="Preview">
      <h3>How it will be posted</h3>
      <div class="day-steps">
        <button type="button" class="button secondary" disabled={index === 0} onClick={() => setIndex(index - 1)}>
          <span aria-hidden="true">{'◀\ufe0e'}</span> Before
        </button>
        <Picker
          label="Day"
          placeholder="Day"
          choices={report.days.map(({ key, label, title, week }) => ({
            value: key,
            label: title === '' ? label : `${label}: ${title}`,
            description: week,
          }))}
          chosen={day === undefined ? [] : [day.key]}
          most={1}
          onChoose={([key]) => setIndex(report.days.findIndex((one) => one.key === key))}
        />
        <button
          type="button"
          class="button secondary"
          disabled={index >= report.days.length - 1}
          onClick={() => setIndex(index + 1)}
        >
          Next <span aria-hidden="true">{'▶\ufe0e'}</span>
        </button>
      </div>
      {message !== null && (
        <div class="preview" inert>
          <Message
            view={null}
            seen={{ message, ephemeral: false, edited: false, loading: false, pinged: false, answeredTo: undefined }}
          />
        </div>
      )}
    </section>
  );
}
