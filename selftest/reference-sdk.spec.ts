import DescopeClient from '@descope/node-sdk';
import { test as base, expect } from '@playwright/test';
import { Reference } from '../reference/reference.ts';
import { serve } from '../reference/serve.ts';
import { urlsIn } from '../targets/inboxes/urls.ts';

const phone = '+12025550142';
const newPhone = '+13035550164';
const redirectUrl = 'https://app.example.com/verify';

interface Fixtures {
  reference: Reference;
  sdk: ReturnType<typeof DescopeClient>;
  /** The token of the newest message to a phone. */
  newestToken: (phone: string) => string;
}

const test = base.extend<Fixtures>({
  reference: async ({}, use) => use(new Reference()),

  sdk: async ({ reference }, use) => {
    const { url, close } = await serve(reference);
    const [project] = [...reference.projects.values()];
    await use(DescopeClient({ projectId: project!.projectId, baseUrl: url }));
    await close();
  },

  newestToken: async ({ reference }, use) =>
    use(to => {
      const [link] = reference.messagesTo(to).flatMap(urlsIn).reverse();
      return new URL(link!).searchParams.get('t') ?? '';
    }),
});

test('the official SDK for Node signs up, in and out against the reference', async ({
  sdk,
  newestToken,
}) => {
  const signUp = await sdk.magicLink.signUp.sms(phone, redirectUrl, { name: 'Ada Example', phone });
  expect(signUp).toMatchObject({ ok: true, data: { maskedPhone: expect.any(String) } });

  const verified = await sdk.magicLink.verify(newestToken(phone));
  expect(verified).toMatchObject({ ok: true, data: { firstSeen: true, user: { phone } } });
  const { sessionJwt, refreshJwt } = verified.data!;

  const session = await sdk.validateSession(sessionJwt);
  expect(session.token.sub).toBe(verified.data?.user?.userId);

  const update = await sdk.magicLink.update.phone.sms(phone, newPhone, redirectUrl, refreshJwt!);
  expect(update.ok).toBe(true);
  const updated = await sdk.magicLink.verify(newestToken(newPhone));
  expect(updated.data?.user).toMatchObject({ phone: newPhone, verifiedPhone: true });

  const signIn = await sdk.magicLink.signIn.sms(phone, redirectUrl);
  expect(signIn.ok).toBe(true);
  const again = await sdk.magicLink.verify(newestToken(newPhone));
  expect(again).toMatchObject({ ok: true, data: { firstSeen: false } });

  const renewed = await sdk.refreshSession(again.data!.refreshJwt!);
  expect(renewed.token.sub).toBe(verified.data?.user?.userId);

  const me = await sdk.me(again.data!.refreshJwt);
  expect(me.data).toMatchObject({ phone: newPhone, loginIds: [phone] });

  expect(await sdk.logout(again.data!.refreshJwt)).toMatchObject({ ok: true });
  await expect(sdk.refreshSession(again.data!.refreshJwt!)).rejects.toThrow();
});

test('the official SDK for Node reads the refusals of the reference', async ({ sdk }) => {
  const stranger = await sdk.magicLink.signIn.sms(phone, redirectUrl);
  const wrongToken = await sdk.magicLink.verify('no-token');

  expect(stranger).toMatchObject({ ok: false, code: 404, error: { errorCode: 'E062108' } });
  expect(wrongToken).toMatchObject({ ok: false, code: 401, error: { errorCode: 'E062504' } });
});

test('the official SDK for Node signs up or in against the reference', async ({
  sdk,
  newestToken,
}) => {
  const sent = await sdk.magicLink.signUpOrIn.sms(phone, redirectUrl);
  expect(sent.ok).toBe(true);

  const verified = await sdk.magicLink.verify(newestToken(phone));
  expect(verified.data?.user?.loginIds).toEqual([phone]);
});

for (const name of ['redirectUrl', 'URI', 'uri']) {
  test(`the reference reads a redirect URL that is named ${name}`, async ({ reference }) => {
    const [project] = [...reference.projects.values()];
    const answer = await reference.fetch(
      new Request('http://127.0.0.1/v1/auth/magiclink/signup-in/sms', {
        method: 'POST',
        headers: { authorization: `Bearer ${project!.projectId}` },
        body: JSON.stringify({ loginId: phone, [name]: redirectUrl }),
      }),
    );

    expect(answer.status).toBe(200);
    expect(reference.messagesTo(phone).flatMap(urlsIn)[0]).toContain(redirectUrl);
  });
}
