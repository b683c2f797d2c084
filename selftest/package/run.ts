import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsed, run } from '../../commands/command.ts';
import { projectsWithLifetime } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { mutants } from '../faults/mutants.ts';
import { cpuTime } from '../support/budget.ts';
import { root } from '../support/sources.ts';
import { byAction } from './action.ts';
import { problemsOfContents } from './contents.ts';
import { execute, executed } from './execute.ts';
import { install, installNode, managerNames } from './install.ts';
import { byCiFiles, byNight, byWorkflowOfSdk, onMachines, onTargets } from './recipes.ts';
import {
  asLibrary,
  besideAnother,
  fromFile,
  fromFlags,
  readOnly,
  serveNew,
  started,
} from './users.ts';

/** The CPU seconds that all of it may take. */
const budget = 600;
const nodes = ['20', '22', '24'];
const another = '@playwright/test@1.62.1';

const steps = { only: '', passed: 0, failed: 0 };
const ours = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >
)['dependencies']!['@playwright/test']!;

/**
 * `npm run test:package`: packs the suite, installs it where nothing else is, and uses it as people do. `--node 22` and
 * `--manager pnpm` choose one of each, `--only recipes` the steps whose names begin so. One whole run for each Node, one check for each other pair.
 */
await run(async () => {
  const { values } = parsed({
    options: {
      node: { type: 'string' },
      manager: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  });
  steps.only = values.only;
  const versions = nodes.filter(each => each === (values.node ?? each));
  const managers = managerNames.filter(each => each === (values.manager ?? each));
  const folder = mkdtempSync(join(tmpdir(), 'conformance-package-'));
  chmodSync(folder, 0o755); // another user runs from it, too
  const reference = await serveNew(new Reference(projectsWithLifetime(20)));
  const mutant = await serveNew(mutants['UsedLinkWorksAgain']!.make() as Reference);
  try {
    const tarball = await pack(folder);
    await step('what the package holds', () => contents(folder, tarball));
    await step('publint', () => judged('publint', tarball));
    await step('attw', () => judged('attw', tarball, '--profile', 'esm-only'));
    await step('the action', () => byAction(folder, reference, mutant));
    for (const version of versions) {
      const node = await installNode(join(folder, `node-${version}`), version);
      for (const manager of managers) {
        const installed = await install(
          join(folder, `${manager}-${version}`),
          manager,
          tarball,
          another,
        );
        const user = { ...installed, node };
        const isFirst = manager === managers[0];
        await step(`Node ${version}, ${manager}`, () =>
          fromFlags(user, reference, mutant, isFirst),
        );
        if (!isFirst || version !== versions[0]) continue;
        await step('from .env', () => fromFile(user, reference));
        await step('a target that it starts', () => started(user));
        await step('beside another Playwright', () => besideAnother(user, reference));
        await step('recipes: CI files', () => byCiFiles(user, tarball, reference));
        await step('recipes: the workflow for an SDK', () => byWorkflowOfSdk(user, tarball));
        await step('recipes: targets', () => onTargets(user, reference, mutant));
        await step('recipes: shards', () => onMachines(user, 'shards', reference, 0));
        await step('recipes: shards, red', () => onMachines(user, 'shards-red', mutant, 1));
        await step('recipes: every night', () => byNight(user, reference));
        const same = await install(
          join(folder, 'library'),
          manager,
          tarball,
          `@playwright/test@${ours}`,
        );
        const team = { ...same, node };
        await step('as a library', () => asLibrary(team, reference, mutant));
        await step('from read-only files', () => readOnly(team, reference));
      }
    }
  } finally {
    await Promise.all([reference, mutant].map(each => each.close()));
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(cpuTime(budget));
  console.log(`${steps.passed} passed, ${steps.failed} failed`);
  return steps.failed > 0 ? 1 : 0;
});

/** Takes a step, and says what it took and what was wrong. */
async function step(name: string, take: () => Promise<string[]>): Promise<void> {
  if (!name.startsWith(steps.only)) return;
  const begun = Date.now();
  const problems = await take();
  steps[problems.length > 0 ? 'failed' : 'passed'] += 1;
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(`${problems.length > 0 ? 'FAILED' : 'passed'}  ${name} (${seconds} s)`);
  for (const each of problems) console.log(each.replaceAll(/^/gm, '    '));
}

/** Packs the suite, and gives the path of the package. */
async function pack(folder: string): Promise<string> {
  const said = await executed(['npm', 'pack', '--json', '--pack-destination', folder], {
    cwd: root,
  });
  const [, name] = /"filename": "([^"]+)"/.exec(said) ?? [];
  return join(folder, name!);
}

async function contents(folder: string, tarball: string): Promise<string[]> {
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked);
  await executed(['tar', '-xzf', tarball, '-C', unpacked], { cwd: folder });
  return problemsOfContents(tarball, join(unpacked, 'package'));
}

/** What a program that judges packages says. */
async function judged(program: string, ...words: string[]): Promise<string[]> {
  const path = join(root, 'node_modules/.bin', program);
  const { code, output } = await execute([path, ...words], { cwd: root });
  return code === 0 ? [] : [output];
}
