// The driver of @descope/node-sdk: see ../PROTOCOL.md.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import DescopeClient from '@descope/node-sdk';

const main = createRequire(import.meta.url).resolve('@descope/node-sdk');
const folder = main.slice(0, main.lastIndexOf('/node-sdk/') + '/node-sdk/'.length);
const { name, version } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));

const clients = new Map();

/** The client for a server: one for each base URL, with the defaults of the SDK. */
function clientFor({ baseUrl, projectId }) {
  if (!clients.has(baseUrl)) clients.set(baseUrl, DescopeClient({ baseUrl, projectId }));
  return clients.get(baseUrl);
}

const operations = {
  signUp: ({ magicLink }, { loginId, redirectUrl, user, options }) =>
    magicLink.signUp.sms(loginId, redirectUrl, user, options),
  signIn: ({ magicLink }, { loginId, redirectUrl, options, refreshJwt }) =>
    magicLink.signIn.sms(loginId, redirectUrl, options, refreshJwt),
  signUpOrIn: ({ magicLink }, { loginId, redirectUrl, options, refreshJwt }) =>
    magicLink.signUpOrIn.sms(loginId, redirectUrl, options, refreshJwt),
  updatePhone: ({ magicLink }, { loginId, phone, redirectUrl, refreshJwt, options }) =>
    magicLink.update.phone.sms(loginId, phone, redirectUrl, refreshJwt, options),
  verify: async (client, { token, validate }) => {
    const result = await client.magicLink.verify(token);
    if (result.ok && validate) await client.validateSession(result.data?.sessionJwt);
    return result;
  },
};

/** What the caller of the SDK was given: it hands refusals back, and throws for the rest. */
async function answer({ op, config, args }) {
  if (!Object.hasOwn(operations, op)) return { unsupported: `the SDK has no ${op}` };
  try {
    const { ok, code, error, data } = await operations[op](clientFor(config), args);
    if (ok) return { value: valueOf(data) };
    const { errorCode, errorDescription, errorMessage, retryAfter } = error ?? {};
    return {
      error: {
        code: errorCode,
        description: errorDescription,
        message: errorMessage,
        status: code,
        retryAfter,
      },
    };
  } catch (error) {
    return { error: { message: error?.message } };
  }
}

function valueOf(data) {
  const { maskedPhone, sessionJwt, refreshJwt, user, firstSeen } = data ?? {};
  return { maskedPhone, sessionJwt, refreshJwt, user, firstSeen };
}

const say = message => process.stdout.write(`${JSON.stringify(message)}\n`);

const going = new Set();

say({ protocol: 1, sdk: name, version });
createInterface({ input: process.stdin })
  .on('line', line => {
    const command = JSON.parse(line);
    const done = answer(command).then(came => say({ id: command.id, ...came }));
    going.add(done);
    void done.finally(() => going.delete(done));
  })
  .on('close', async () => {
    await Promise.race([Promise.all(going), wait(2000)]); // the SDK may be waiting before it calls again
    process.exit();
  });
