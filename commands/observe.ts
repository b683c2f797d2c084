import { basename } from 'node:path';
import { defaultProjects } from '../reference/model.ts';
import { Reference } from '../reference/reference.ts';
import { serve, type Listening } from '../reference/serve.ts';
import { written } from '../reporters/files.ts';
import { summarize } from '../reporters/markdown.ts';
import { paintFor } from '../reporters/paint.ts';
import { holdsWhole } from '../reporters/part.ts';
import { publish } from '../reporters/publish.ts';
import { isRedRun } from '../reporters/report.ts';
import { commandLine } from '../spec/program.ts';
import { requirements, requirementsOf } from '../suites/catalogue.ts';
import { aboutThisRun } from '../targets/about.ts';
import { runCommand } from '../targets/observer/command.ts';
import { readRecording } from '../targets/observer/har.ts';
import { listen } from '../targets/observer/proxy.ts';
import {
  environmentFor,
  observerSettings,
  type ObserverSettings,
} from '../targets/observer/settings.ts';
import { parsed, run, UsageError } from './command.ts';
import { Observation } from './observe/observation.ts';
import { reportOf } from './observe/report.ts';
import { told } from './observe/told.ts';
import { sawNothing, whyNothing } from './observe/unseen.ts';

const text = { type: 'string' } as const;
const options = { target: text, prefix: text, har: text };
const usage = `Usage: ${commandLine('observe')} [--target URL] [--prefix PATH] -- <command>, or --har FILE`;

/** `observe [--target URL] -- <command>`, or `observe --har FILE`: judges the traffic of a client and its server. */
await run(async words => {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const { values } = parsed({ args: words.slice(0, end), options });
  const command = words.slice(end + 1);
  const target = values.target === undefined ? undefined : targetOf(values.target);
  const prefix = (values.prefix ?? target?.pathname ?? '').replace(/\/$/, '');
  if (prefix && !prefix.startsWith('/'))
    throw new UsageError(`--prefix is "${prefix}": give a path such as /tenant-a`);
  const asked = { target, prefix, settings: observerSettings(requirements) };
  if (values.har !== undefined && command.length === 0) return ofRecording(values.har, asked);
  const [file, ...rest] = command;
  if (!file || values.har !== undefined) throw new UsageError(usage);
  return ofCommand([file, ...rest], asked);
});

interface Asked {
  target: URL | undefined;
  prefix: string;
  settings: ObserverSettings;
}

function targetOf(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isUsable = url && /^https?:$/.test(url.protocol) && !url.search && !url.username;
  if (isUsable) return url;
  throw new UsageError(
    '--target is not the URL of a server: give one such as http://localhost:4500, without credentials and query',
  );
}

/** Runs a command with an observer between it and the target, and gives the exit code. */
async function ofCommand(command: [string, ...string[]], asked: Asked): Promise<number> {
  const { target, prefix, settings } = asked;
  const begun = Date.now();
  const observation = new Observation({ prefix, hasBearers: true });
  const reference = target ? undefined : await serveReference(settings);
  const observer = await listen({
    target: target ?? new URL(reference!.url),
    tlsInsecure: settings.tlsInsecure,
    take: each => observation.take(each),
  });
  let code;
  try {
    code = await runCommand(command, environmentFor(observer.url, reference?.projectId));
  } finally {
    await observer.close();
    await reference?.close();
  }
  await observation.end();
  const who = observation.client ?? basename(command[0]);
  const name = `${who} against ${target?.host ?? 'the reference'}`;
  const isRed = tell(observation, asked, { name, begun, notes: [] });
  return code || Number(isRed);
}

/** Judges a recording. */
async function ofRecording(path: string, asked: Asked): Promise<number> {
  const { target, prefix } = asked;
  const begun = Date.now();
  const { exchanges, problem } = readRecording(path);
  const those = target ? exchanges.filter(each => each.origin === target.origin) : exchanges;
  const hasBearers = those.some(each =>
    each.headers.some(({ name }) => /^authorization$/i.test(name)),
  );
  const observation = new Observation({ prefix, hasBearers });
  for (const each of those) observation.take(each);
  await observation.end();
  const notes = hasBearers
    ? []
    : ['the recording has no Authorization header, so bearer tokens are not judged'];
  const name = `${observation.client ?? 'the client'} in ${basename(path)}`;
  return Number(tell(observation, asked, { name, begun, notes, problem }));
}

/** The reference with the project that the client has, if that is set. */
async function serveReference({
  projectId,
}: ObserverSettings): Promise<Listening & { projectId: string }> {
  const [first, ...others] = defaultProjects;
  const project = { ...first!, ...(projectId && { projectId }) };
  const listening = await serve(new Reference([project, ...others]));
  return { ...listening, projectId: project.projectId };
}

interface Traffic {
  name: string;
  begun: number;
  notes: string[];
  problem?: string | undefined;
}

/** Writes the files and prints the findings, beside whatever the command prints; gives whether the traffic is red. */
function tell(
  observation: Observation,
  { target, prefix, settings }: Asked,
  { name, begun, notes, problem }: Traffic,
): boolean {
  const { knownFailures, resultsDir } = settings;
  const nothing = sawNothing(observation) ? whyNothing(observation, prefix) : undefined;
  const problems = [problem, nothing].filter(each => each !== undefined);
  const report = reportOf(observation, {
    target: settings.name ?? name,
    begun,
    knownFailures,
    notes,
    ...(problems.length > 0 && { problem: problems.join('. ') }),
    about: aboutThisRun({
      inEffect: { ...(target && { target: target.href }), ...(prefix && { prefix }) },
    }),
  });
  const roles = [requirementsOf('server'), requirementsOf('client')];
  const isBesideWhole = roles.some(each => holdsWhole(resultsDir, each));
  publish(report, isBesideWhole ? `${resultsDir}/part` : resultsDir);
  summarize(report);
  process.stderr.write(`\n${told(report, written(), paintFor(process.stderr))}\n`);
  return isRedRun(report);
}
