import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { Secrets } from '../../suites/support/findings/secrets.ts';
import { Answer, type ApiCall } from '../../suites/support/http/answer.ts';
import { reproductionOf } from '../../suites/support/http/reproduction.ts';
import { TokenOrigins } from '../../suites/support/http/token-origins.ts';
import type { Inbox } from '../../targets/target.ts';

const phone = '+12025550142';
const token = 'a3f09c17d2e84b65';

/** Calls of a check, what it has learned, and the script that repeats them. */
class Calls {
  readonly secrets = new Secrets();
  readonly origins = new TokenOrigins();
  readonly answers: Answer[] = [];

  constructor() {
    this.secrets.learn(token, 'LINK_TOKEN');
  }

  made(operation: string, call: Partial<ApiCall> = {}, text = '{}'): Answer {
    const path = `/${operation}`;
    const whole = { operation, method: 'POST', path, headers: {}, body: '{}', ...call };
    const sent = {
      url: `http://127.0.0.1:1${whole.path}`,
      sentAt: 0,
      ms: 0,
      secrets: this.secrets,
    };
    const answer = new Answer({ call: whole, ...sent }, { status: 200, text });
    this.answers.push(answer);
    return answer;
  }

  script(inbox: Partial<Inbox> = {}): string {
    const connection = { inbox: inbox as Inbox, tlsInsecure: false };
    const { secrets, origins } = this;
    return reproductionOf(this.answers, { secrets, origins, connection });
  }
}

const verify = { body: JSON.stringify({ token }) };

test.describe('the script that reproduces a red', () => {
  test('asks for a token that no command can read, and says where it is', () => {
    const calls = new Calls();
    calls.origins.noteSend(phone, calls.made('sign-in'));
    calls.origins.noteArrived(phone, [token]);
    calls.made('verify', verify);

    expect(calls.script().split('\n')).toEqual([
      '# 1 of 2: sign-in, answered 200',
      `curl -sSi -X POST 'http://127.0.0.1:1/sign-in' --data-raw '{}'`,
      `# LINK_TOKEN_1 is to be filled in: the token of the link that call 1 has sent to ${phone}`,
      `LINK_TOKEN_1='…'`,
      '# 2 of 2: verify, its response is judged',
      `curl -sSi -X POST 'http://127.0.0.1:1/verify' --data-raw '{"token":"'"$LINK_TOKEN_1"'"}'`,
    ]);
  });

  test('tells the links of one phone apart', () => {
    const calls = new Calls();
    const other = '77b0e1c2a9d8f364';
    calls.secrets.learn(other, 'LINK_TOKEN');
    calls.origins.noteSend(phone, calls.made('sign-in'));
    calls.origins.noteSend(phone, calls.made('sign-in'));
    calls.origins.noteArrived(phone, [other, token]);
    calls.made('verify', verify);
    calls.made('verify', { body: JSON.stringify({ token: other }) });

    const said = calls.script().match(/^# LINK_TOKEN.*/gm);
    expect(said?.map(each => /_(\d).*call (\d)/.exec(each)?.slice(1).join(' of '))).toEqual([
      '2 of 1',
      '1 of 2',
    ]);
  });

  test('reads a token out of the link that an answer hands out', () => {
    const calls = new Calls();
    const link = `https://app.example.com/verify?t=${token}&x=1`;
    calls.made('sign-in', {}, JSON.stringify({ sms: { link } }));
    calls.made('verify', verify);

    const script = calls.script({ handedOut: () => link });

    const asAnswered = `curl() { printf %s '${calls.answers[0]!.text}'; }`;
    expect(script).toContain('# LINK_TOKEN_1 is sms.link in the answer of call 1\n');
    expect(printedBy(`${asAnswered}\n${script}\necho "$LINK_TOKEN_1"`)).toMatch(
      new RegExp(`}${token}\n$`),
    );
  });

  test('says what the check has made, and for which entry of a list', () => {
    const calls = new Calls();
    calls.made('verify', verify).of('a token with "its case" swapped');

    expect(calls.script().split('\n').slice(0, 2)).toEqual([
      '# LINK_TOKEN_1 is to be filled in: the check has made it itself, for a token with its case swapped',
      `LINK_TOKEN_1='…'`,
    ]);
  });

  test('shows of many calls those that lead to the last one, and says how many are left out', () => {
    const calls = new Calls();
    const of = (loginId: string) => ({ body: JSON.stringify({ loginId }) });
    calls.made('sign-up', of(phone));
    calls.origins.noteArrived(phone, [token]);
    for (let n = 0; n < 12; n++) calls.made('sign-up', of(`+1202555016${n}`));
    calls.made('verify', verify, `{"user":"${phone}"}`);
    calls.made('sign-in', of(phone));

    const lines = calls.script().split('\n');

    expect(lines.filter(each => each.startsWith('#'))).toEqual([
      '# Of 15 calls 13 are left out: those that have least to do with the last one.',
      '# 1 of 15: sign-up, answered 200',
      '# 15 of 15: sign-in, its response is judged',
    ]);
  });

  test('shows no more than twelve calls', () => {
    const calls = new Calls();
    for (let n = 0; n < 15; n++) calls.made('verify', verify);

    const commands = calls.script().match(/^curl/gm);

    expect(commands).toHaveLength(12);
  });

  test('waits for no body of a HEAD', () => {
    const calls = new Calls();
    calls.made('verify', { method: 'HEAD', body: undefined });

    expect(calls.script()).toBe(`curl -sSi -I 'http://127.0.0.1:1/verify'`);
  });

  for (const [name, body] of [
    ['of megabytes', `{"loginId":"${'x'.repeat(3_000_000)}","phone":"${phone}"}`],
    ['with characters that nobody can type', '{"loginId":"100%\\n\u0007\u202eabc"}'],
    ['with quotes', `{"name":"O'Neill's"}`],
  ] as const)
    test(`makes a body ${name}`, () => {
      const calls = new Calls();
      calls.made('sign-up', { body });

      const script = calls.script();

      const echo = `curl() { while [ "$1" != --data-raw ] && [ "$1" != @- ]; do shift; done; [ "$1" = @- ] && cat || printf %s "$2"; }`;
      expect(script.length).toBeLessThan(400);
      expect(printedBy(`${echo}\n${script}`) === body, 'the body').toBe(true);
    });
});

/** What a shell prints that runs a script. */
const printedBy = (script: string) =>
  execFileSync('bash', { input: script, maxBuffer: 10_000_000 }).toString();
