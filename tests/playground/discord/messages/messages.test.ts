import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { fixture } from '../fixture.ts';
import { channelId, form, userId } from '../raw-api.ts';

describe('messages', () => {
  test('a nonce brings back the first message for a few minutes', async () => {
    const { api, study, setNow, discord } = await fixture();
    const post = async (body: object) => (await api('POST', `/channels/${study}/messages`, body)).json['id'];
    const first = await post({ content: 'a', nonce: 'post-1', enforce_nonce: true });
    expect(await post({ content: 'b', nonce: 'post-1', enforce_nonce: true })).toBe(first);
    expect(await post({ content: 'c', nonce: 'post-2', enforce_nonce: true })).not.toBe(first);
    const general = await api('POST', `/channels/${channelId(discord, 'general')}/messages`, {
      content: 'x',
      nonce: 'post-1',
      enforce_nonce: true,
    });
    expect(general.json['id'], 'it is the author’s, not the channel’s').toBe(first);
    expect(await post({ content: 'd', nonce: 'post-1' })).not.toBe(first);
    setNow(new Date('2026-03-02T12:10:00Z'));
    expect(await post({ content: 'e', nonce: 'post-1', enforce_nonce: true })).not.toBe(first);
  });

  test.each<[string, string, string[]]>([
    ['newest first', 'limit=2', ['5', '4']],
    ['before', 'before=4&limit=2', ['3', '2']],
    ['after, the oldest of them', 'after=2&limit=2', ['4', '3']],
    ['around', 'around=3&limit=3', ['4', '3', '2']],
  ])('are listed %s', async (_, query, expected) => {
    const { api, study, discord } = await fixture();
    const ids = [1, 2, 3, 4, 5].map(
      (n) => discord.as('learner1', { channel: 'study' }).say(`<@${discord.botId}> ${n}`).id,
    );
    const asked = query.replace(/=(\d)&/, (_match, n) => `=${ids[Number(n) - 1]}&`);
    const { list } = await api('GET', `/channels/${study}/messages?${asked}`);
    expect(list.map(({ content }) => String(content).at(-1))).toEqual(expected);
  });

  test('are hidden, without an error, from those who may not read the history', async () => {
    const { api, study, discord } = await fixture();
    await api('POST', `/channels/${study}/messages`, { content: 'x' });
    discord.world.inviteBot('Study Hall', P.ViewChannel | P.SendMessages);
    discord.world.setOverwrite('study', '@everyone', { deny: P.ReadMessageHistory });
    expect((await api('GET', `/channels/${study}/messages`)).list).toEqual([]);
  });

  test('of others have no content without the intent', async () => {
    const { api, study, discord } = await fixture();
    discord.as('learner1', { channel: 'study' }).say('secret');
    await api('POST', `/channels/${study}/messages`, { content: 'own' });
    const { list } = await api('GET', `/channels/${study}/messages`);
    expect(list.map(({ content }) => content)).toEqual(['own', '']);
  });

  test('lose embeds they may not have, without a word', async () => {
    const { api, study, discord } = await fixture();
    discord.world.setOverwrite('study', 'Daymark', { deny: P.EmbedLinks });
    const { status, json } = await api('POST', `/channels/${study}/messages`, {
      content: 'x',
      embeds: [{ title: 't' }],
    });
    expect([status, json['embeds']]).toEqual([200, []]);
  });

  test.each<[string, string, object, string[]]>([
    ['links', 'see https://a.example/x and http://b.example', {}, ['https://a.example/x', 'http://b.example']],
    ['links in signs', 'see <https://a.example/x>', {}, []],
    ['links in code', '`https://a.example` and ```\nhttps://b.example\n```', {}, []],
    ['links of a text that wants none', 'https://a.example', { flags: 4 }, []],
  ])('%s unfold after the answer', async (_, content, extra, urls) => {
    const { api, study, discord } = await fixture();
    const { json } = await api('POST', `/channels/${study}/messages`, { content, ...extra });
    expect(json['embeds']).toEqual([]);
    expect(
      discord.world
        .messages('study')
        .at(-1)
        ?.embeds.map(({ type, url }) => [type, url]),
    ).toEqual(urls.map((url) => ['link', url]));
    const edited = await api('PATCH', `/channels/${study}/messages/${json['id']}`, { content: 'none' });
    expect(edited.json['embeds']).toEqual([]);
  });

  test('of links unfold nothing without Embed Links', async () => {
    const { api, study, discord } = await fixture();
    discord.world.setOverwrite('study', 'Daymark', { deny: P.EmbedLinks });
    await api('POST', `/channels/${study}/messages`, { content: 'https://a.example' });
    expect(discord.world.messages('study').at(-1)?.embeds).toEqual([]);
  });

  test('tell whom they notified', async () => {
    const { api, study, discord } = await fixture();
    const learners = discord.world.roles().find(({ name }) => name === 'Learners')?.id;
    const post = async (allowed_mentions: object) => {
      const { json } = await api('POST', `/channels/${study}/messages`, {
        content: `<@&${learners}> @everyone`,
        allowed_mentions,
      });
      return discord.world.pings(String(json['id']));
    };
    expect(await post({ parse: [] })).toEqual({ users: [], roles: [], everyone: false });
    expect(await post({ roles: [learners] })).toEqual({ users: [], roles: [learners], everyone: false });
    discord.world.editRole('Study Hall', 'Learners', { mentionable: false });
    expect(await post({ roles: [learners] })).toMatchObject({ roles: [] });
  });

  test('carry files that can be fetched', async () => {
    const { api, study } = await fixture();
    const { json } = await api('POST', `/channels/${study}/messages`, form());
    const [file] = json['attachments'] as { url: string; filename: string; description: string; size: number }[];
    expect(file).toMatchObject({ filename: 'my_notes.txt', description: 'A picture', size: 5 });
    expect(await (await fetch(file?.url ?? '')).text()).toBe('bytes');
  });

  test('an embed takes its picture out of the attachments', async () => {
    const { api, study } = await fixture();
    const data = new FormData();
    data.append('payload_json', JSON.stringify({ embeds: [{ image: { url: 'attachment://heat.png' } }] }));
    data.append('files[0]', new Blob(['png'], { type: 'image/png' }), 'heat.png');
    const { json } = await api('POST', `/channels/${study}/messages`, data);
    expect(json).toMatchObject({
      attachments: [],
      embeds: [{ image: { url: expect.stringMatching(/^http:.*heat\.png$/) } }],
    });
  });

  test('an edit changes what it names, marks the time and notifies nobody', async () => {
    const { api, study, discord } = await fixture();
    const { json } = await api('POST', `/channels/${study}/messages`, { content: 'a', embeds: [{ title: 't' }] });
    const edited = await api('PATCH', `/channels/${study}/messages/${json['id']}`, {
      content: `<@${userId(discord, 'learner1')}>`,
    });
    expect(edited.json).toMatchObject({ embeds: [{ title: 't' }], edited_timestamp: '2026-03-02T12:00:00.000Z' });
    expect(discord.world.pings(String(json['id'])).users).toEqual([]);
    expect(
      (await api('PATCH', `/channels/${study}/messages/${json['id']}`, { content: '', embeds: [] })).json['code'],
    ).toBe(50006);
  });

  test('older than an hour they can be edited only so often', async () => {
    const { api, study, setNow, stopwatch } = await fixture({ rateLimits: {} });
    const { json } = await api('POST', `/channels/${study}/messages`, { content: 'a' });
    setNow(new Date('2026-03-02T14:00:00Z'));
    const edit = () => api('PATCH', `/channels/${study}/messages/${json['id']}`, { content: 'b' });
    for (const _ of [1, 2, 3]) expect((await edit()).status).toBe(200);
    const refused = await edit();
    expect([refused.status, refused.json['code'], refused.headers.get('retry-after')]).toEqual([429, 30046, '20.000']);
    stopwatch.advance(20_000);
    expect((await edit()).status).toBe(200);
  });

  test('announcements are crossposted once', async () => {
    const { api, discord } = await fixture();
    const channel = discord.world.addChannel('Study Hall', { name: 'news', type: 5 });
    const { json } = await api('POST', `/channels/${channel}/messages`, { content: 'a' });
    const crosspost = () => api('POST', `/channels/${channel}/messages/${json['id']}/crosspost`);
    expect((await crosspost()).json['flags']).toBe(1);
    expect((await crosspost()).json['code']).toBe(40033);
  });

  test('start a thread, once', async () => {
    const { api, study } = await fixture();
    const { json } = await api('POST', `/channels/${study}/messages`, { content: 'a' });
    const open = () => api('POST', `/channels/${study}/messages/${json['id']}/threads`, { name: 'talk' });
    const thread = await open();
    expect([thread.status, thread.json['id'], thread.json['parent_id']]).toEqual([201, json['id'], study]);
    expect((await open()).json['code']).toBe(160_004);
    expect((await api('POST', `/channels/${thread.json['id']}/messages`, { content: 'in it' })).status).toBe(200);
  });
});
