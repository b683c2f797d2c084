import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Link } from '../reference/model.ts';
import { Reference } from '../reference/reference.ts';
import { serve } from '../reference/serve.ts';
import { extension, program } from '../spec/program.ts';
import { requirements } from '../suites/catalogue.ts';
import { forgetSettings, give, noteProgram, preparePlaywright } from '../targets/command-line.ts';
import { exitCode } from '../targets/outcome.ts';
import { readSettings } from '../targets/settings.ts';
import { parsed, run } from './command.ts';
import { runPlaywright } from './run-playwright.ts';
import { settingsFor } from './serving.ts';
import { fileOf } from './test.ts';

/** A server that lets the link of a sign-up be used twice: whoever finds an old message signs in with it. */
class UsedLinksWork extends Reference {
  protected override isUsed(link: Link): boolean {
    return link.used && link.operation !== 'signUp';
  }
}

const terminal = resolve(import.meta.dirname, `../reporters/terminal${extension}`);

/** `demo`: tests a broken server of ours, so that somebody new sees a finding. Nothing is set, and nothing is left. */
await run(async () => {
  parsed({ options: {} });
  const folder = mkdtempSync(join(tmpdir(), 'conformance-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.chdir(folder); // no .env and no list of the user's counts here
  forgetSettings();
  const reference = new UsedLinksWork();
  const { url } = await serve(reference);
  const { LINK_LIFETIME_S: _, ...settings } = settingsFor(reference, url); // expiry would take longer
  const inbox = { INBOX: 'http', INBOX_URL: `${url}/outbox/{phone}` };
  give({ ...settings, ...inbox, TARGET_NAME: 'demo' });
  console.log(
    `This tests a server of the suite at ${url}, which accepts some links twice.\nTo test yours: ${program} init\n`,
  );
  noteProgram();
  preparePlaywright(readSettings(requirements).playwrightReport);
  const words = ['--reporter', terminal, fileOf('verify.link-works-once')];
  runPlaywright('test', words, code => (exitCode(code) === 1 ? 0 : 1));
});
