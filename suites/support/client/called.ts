import type { Reply } from '../../../drivers/driver.ts';
import type { Args, Command, ErrorFields, Value } from '../../../drivers/protocol.ts';
import type { Command as CommandStep } from '../../../spec/finding.ts';
import { fieldsIn } from '../../../spec/wire/received.ts';
import type { ScriptedAnswer } from '../../../targets/scripted-faults.ts';
import type { Judged } from '../findings/failure.ts';
import type { Secrets } from '../findings/secrets.ts';
import type { ClientRequest } from './request.ts';

/** What the client under test was told to do, and what its caller was given. */
export class Called implements Judged {
  /** The operation as the catalogue names it: `sign-in`. */
  readonly operation: string;
  readonly command: Command;
  readonly reply: Reply;
  /** The requests that it made, until its caller was given something. */
  readonly requests: readonly ClientRequest[];
  /** In ms since 1970, and in ms. */
  readonly at: number;
  readonly ms: number;
  /** Whether it did not come to where the server was to do something else than usual. */
  readonly missedScript: boolean;
  private readonly secrets: Secrets;

  constructor(
    asked: { operation: string; command: Command; at: number; secrets: Secrets },
    came: { reply: Reply; requests: readonly ClientRequest[]; ms: number; missedScript: boolean },
  ) {
    this.operation = asked.operation;
    this.command = asked.command;
    this.at = asked.at;
    this.secrets = asked.secrets;
    this.reply = came.reply;
    this.requests = came.requests;
    this.ms = came.ms;
    this.missedScript = came.missedScript;
  }

  get args(): Args {
    return this.command.args;
  }

  /** What the caller was given; undefined where it was told of an error. */
  get value(): Value | undefined {
    const { answer } = this.reply;
    return answer && 'value' in answer ? answer.value : undefined;
  }

  /** What the caller can read in the fields of the error; undefined where it was told of a success. */
  get error(): ErrorFields | undefined {
    const { answer } = this.reply;
    return answer && 'error' in answer ? answer.error : undefined;
  }

  /** The fields of the user that the caller was given. */
  get user(): Record<string, unknown> {
    return fieldsIn(this.value?.user);
  }

  /** Why the SDK cannot do it; undefined where it can. */
  get unsupported(): string | undefined {
    const { answer } = this.reply;
    return answer && 'unsupported' in answer ? answer.unsupported : undefined;
  }

  /** The last whole answer to its requests. */
  get answered(): ScriptedAnswer | undefined {
    return this.calls.findLast(({ arrived }) => arrived.answer)?.arrived.answer;
  }

  /** The requests of its operation: all but those of keys. */
  get calls(): readonly ClientRequest[] {
    return this.requests.filter(({ operation }) => operation !== 'keys');
  }

  exchange(): CommandStep {
    const { operation, command, reply, at, ms } = this;
    return {
      kind: 'command',
      operation,
      sent: this.secrets.hide(JSON.stringify(command)),
      ...(reply.line !== undefined && { answer: this.secrets.hide(reply.line) }),
      ...(reply.problem && { problem: this.secrets.hide(reply.problem) }),
      ms: Math.round(ms),
      at: new Date(at).toISOString(),
    };
  }
}
