import type { Reply } from '../../drivers/driver.ts';
import type { Command, ErrorFields, Value } from '../../drivers/protocol.ts';
import { ClientError, Witness, type Call, type Incoming } from '../../drivers/witness.ts';

/** Reads a code and a delay out of a message. */
class ParsesMessages extends Witness {
  protected override refused(incoming: Incoming, call: Call): ErrorFields {
    const usual = super.refused(incoming, call);
    const code = usual.code ?? /E\d{6}/.exec(incoming.text)?.[0];
    return { ...usual, code };
  }
}

/** Calls again where the SDK tells an error. */
class RepeatsRefusals extends Witness {
  protected override async call(call: Call): Promise<Value> {
    return super.call(call).catch(() => super.call(call));
  }
}

/** Checks login IDs before the SDK can. */
class ChecksArguments extends Witness {
  protected override async call(call: Call): Promise<Value> {
    if (!/^\+\d+$/.test(call.args.loginId ?? '')) throw new ClientError({ message: 'No phone' });
    return super.call(call);
  }
}

/** Calls nobody. */
class AnswersFromMemory extends Witness {
  protected override call(): Promise<Value> {
    return Promise.resolve({ maskedPhone: '+1********42' });
  }
}

/** Answers whatever it is asked. */
class TakesAnyOperation extends Witness {
  override async ask(command: Command): Promise<Reply> {
    const reply = await super.ask(command);
    const isUnknown = reply.answer && 'unsupported' in reply.answer;
    return isUnknown ? { answer: { id: command.id, value: {} } } : reply;
  }
}

/** What speaks as a driver does, and is none. */
export const noDrivers: Readonly<Record<string, new () => Witness>> = {
  ParsesMessages,
  RepeatsRefusals,
  ChecksArguments,
  AnswersFromMemory,
  TakesAnyOperation,
};
