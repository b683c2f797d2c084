// A client of the API by hand, which does right but for the faults that its arguments name.
import assert from 'node:assert';

const { OBSERVER_URL: url, DESCOPE_PROJECT_ID: project = 'P2ReferenceProject0000000One' } =
  process.env;
const faults = process.argv.slice(2);
const prefix = faults.find(each => each.startsWith('/')) ?? '';
const is = name => faults.includes(name);

async function post(path, body, jwt) {
  const response = await fetch(`${url}${prefix}/v1/auth/magiclink/${path}`, {
    method: 'POST',
    headers: {
      ...(!is('no bearer') && {
        authorization: `Bearer ${project}${jwt ? `:${jwt}` : ''}${is('colon') ? ':' : ''}`,
      }),
      'content-type': is('form') ? 'application/x-www-form-urlencoded' : 'application/json',
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...JSON.parse(await response.text()) };
}

const outbox = phone =>
  fetch(`${url}/outbox/${encodeURIComponent(phone)}`).then(each => each.text());

const phone = '+12025550142';
const user = { phone, name: 'Robin', ...(is('type') && { email: 7 }) };
const sent = await post('signup/sms', {
  loginId: phone,
  phone,
  user,
  ...(is('field') && { color: 1 }),
});
if (is('repeats'))
  for (let n = 0; n < 9; n++) await post('signin/sms', { loginId: phone, color: n });
if (!is('alone')) {
  assert.equal(sent.status, 200);
  const [, token] = /[?&]t=([\w-]+)/.exec(await outbox(phone));
  const path = is('token in URL') ? `verify?t=${token}` : 'verify';
  const session = await post(path, { token });
  console.log(`signed in as ${session.user.name}`);
  await post('update/phone/sms', { loginId: phone, phone: '+13035550178' }, session.refreshJwt);
  if (is('prints')) console.log(session.refreshJwt);
}
if (is('fails')) process.exitCode = 7;
