import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../api.ts';
import { FormWindow } from './dialog.tsx';

const locales = ['en-US', 'en-GB', 'de', 'es-ES', 'fr', 'pl', 'uk', 'ja', 'pt-BR'];
const zones = [
  'Europe/Kyiv',
  'Europe/London',
  'Europe/Madrid',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Pacific/Auckland',
  'UTC',
];

/** Brings somebody new into the server. */
export function MemberDialog({ onClose, onAdded }: { onClose(): void; onAdded(name: string): void }): VNode {
  const [member, setMember] = useState({ displayName: '', zone: 'Europe/Kyiv', locale: 'en-US' });
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    const added = await api.addMember(member);
    if ('problem' in added) setProblem(added.problem);
    else onAdded(added.name);
  };
  return (
    <FormWindow title="Somebody new" send="Bring in" problem={problem} onSubmit={add} onClose={onClose}>
      <div class="form-part">
        <label for="member-name">Name</label>
        <input
          id="member-name"
          type="text"
          required
          maxLength={32}
          value={member.displayName}
          onInput={(event) => setMember({ ...member, displayName: event.currentTarget.value })}
        />
      </div>
      <div class="form-part">
        <label for="member-zone">Time zone of their clock</label>
        <input
          id="member-zone"
          type="text"
          required
          list="member-zones"
          value={member.zone}
          onInput={(event) => setMember({ ...member, zone: event.currentTarget.value })}
        />
        <datalist id="member-zones">
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <div class="form-part">
        <label for="member-locale">Language of their Discord</label>
        <select
          id="member-locale"
          value={member.locale}
          onChange={(event) => setMember({ ...member, locale: event.currentTarget.value })}
        >
          {locales.map((locale) => (
            <option key={locale} value={locale}>
              {locale}
            </option>
          ))}
        </select>
      </div>
    </FormWindow>
  );
}
