import { describe, expect, test } from 'vitest';
import { type Fixture, fixture } from '../fixture.ts';

type Path = (f: Fixture) => string;
const application: Path = ({ discord }) => `/applications/${discord.applicationId}`;

describe('commands', () => {
  const done = {
    name: 'done',
    description: 'Finish',
    options: [{ type: 4, name: 'day', description: 'Which', required: false }],
  };

  test('overwriting keeps ids, and versions of what is the same', async () => {
    const f = await fixture();
    const put = async (...commands: object[]) => (await f.api('PUT', `${application(f)}/commands`, commands)).list;
    const [first] = await put(done, { name: 'week', description: 'Show' });
    const [same, ...rest] = await put(done);
    const [changed] = await put({ ...done, description: 'Done' });
    expect(rest).toEqual([]);
    expect(same).toEqual(first);
    expect([changed?.['id'], changed?.['version'] === first?.['version']]).toEqual([first?.['id'], false]);
    expect(first).toMatchObject({ type: 1, default_member_permissions: null, contexts: null, integration_types: [0] });
    expect(first?.['options']).toEqual([{ type: 4, name: 'day', description: 'Which' }]);
  });

  test('an entry point cannot be overwritten away', async () => {
    const f = await fixture();
    const base = `${application(f)}/commands`;
    const launch = { type: 4, name: 'launch', description: 'Play', handler: 2 };
    expect((await f.api('POST', base, launch)).status).toBe(201);
    const refused = await f.api('PUT', base, [done]);
    expect([refused.status, refused.json['code']]).toEqual([400, 50_240]);
    const [kept] = (await f.api('GET', base)).list;
    expect((await f.api('PUT', base, [done, kept])).list).toEqual([
      expect.objectContaining({ name: 'done' }),
      expect.objectContaining({ ...kept }),
    ]);
  });

  test('are created, and created again replaced', async () => {
    const f = await fixture();
    const base = `${application(f)}/commands`;
    const created = await f.api('POST', base, done);
    const again = await f.api('POST', base, { ...done, description: 'New' });
    expect([created.status, again.status]).toEqual([201, 200]);
    expect((await f.api('GET', base)).list).toMatchObject([{ id: created.json['id'], description: 'New' }]);
  });

  test('are listed with translations when asked', async () => {
    const f = await fixture();
    await f.api('PUT', `${application(f)}/commands`, [{ ...done, name_localizations: { de: 'fertig' } }]);
    const list = async (query: string) =>
      (await f.api('GET', `${application(f)}/commands${query}`)).list[0]?.['name_localizations'];
    expect([await list('?with_localizations=true'), await list('')]).toEqual([{ de: 'fertig' }, undefined]);
  });

  test('are at most a hundred', async () => {
    const f = await fixture();
    const many = Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: 'x' }));
    expect((await f.api('PUT', `${application(f)}/commands`, many)).json['code']).toBe(30_032);
  });
});
