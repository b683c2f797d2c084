import type { ErrorFields, Options, Value } from '../../drivers/protocol.ts';
import {
  ClientError,
  Witness,
  type Call,
  type Incoming,
  type Op,
  type Outgoing,
} from '../../drivers/witness.ts';

/** Faults that a client can have at any operation: subclasses that lack only a name and what they break. */

type Fields = Record<string, unknown>;

/** Sends another request. */
export const sends = (change: (outgoing: Outgoing, call: Call) => Outgoing, at?: Op) =>
  class extends Witness {
    protected override outgoing(call: Call): Outgoing {
      const usual = super.outgoing(call);
      return at === undefined || call.op === at ? change(usual, call) : usual;
    }
  };

/** Sends another header. */
export const sendsHeader = (name: string, value: (call: Call) => string, at?: Op) =>
  sends((usual, call) => ({ ...usual, headers: { ...usual.headers, [name]: value(call) } }), at);

/** Says something else in the body. */
export const says = (change: (body: Fields, call: Call) => object, at?: Op) =>
  class extends Witness {
    protected override body(call: Call): object {
      const usual = super.body(call);
      return at === undefined || call.op === at ? change(usual as Fields, call) : usual;
    }
  };

/** Keeps what a sign-in was given for later ones without it. */
export const keeps = (name: 'options' | 'redirectUrl') =>
  class extends Witness {
    private last: Options | string | undefined;

    protected override body(call: Call): object {
      if (call.op !== 'signIn') return super.body(call);
      this.last = call.args[name] ?? this.last;
      return super.body({ ...call, args: { ...call.args, [name]: this.last } });
    }
  };

/** Presents another bearer. */
export const presents = (change: (call: Call, usual: string) => string, at: Op) =>
  class extends Witness {
    protected override bearer(call: Call): string {
      const usual = super.bearer(call);
      return call.op === at ? change(call, usual) : usual;
    }
  };

/** Calls again where an answer is of some kind. */
export const repeatsOn = (isOfKind: (incoming: Incoming, call: Call) => boolean, at?: Op) =>
  class extends Witness {
    protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
      const first = await super.send(outgoing, call);
      const isMeant = call && (at === undefined || call.op === at);
      return isMeant && isOfKind(first, call) ? super.send(outgoing, call) : first;
    }
  };

/** Gives its caller something else. */
export const gives = (change: (value: Value, call: Call) => Value) =>
  class extends Witness {
    protected override async value(fields: Fields, incoming: Incoming, call: Call): Promise<Value> {
      return change(await super.value(fields, incoming, call), call);
    }
  };

/** Tells its caller something else of an error. */
export const tells = (change: (fields: ErrorFields, incoming: Incoming) => ErrorFields) =>
  class extends Witness {
    protected override refused(incoming: Incoming, call: Call): ErrorFields {
      return change(super.refused(incoming, call), incoming);
    }
  };

/** Takes answers of some kind for a success, whatever they say. */
export const takesForSuccess = (isOfKind: (incoming: Incoming, call: Call) => boolean) =>
  class extends Witness {
    protected override async call(call: Call): Promise<Value> {
      const incoming = await this.send(this.outgoing(call), call);
      if (isOfKind(incoming, call)) return {};
      if (!this.isSuccess(incoming, call)) throw new ClientError(this.refused(incoming, call));
      return this.value(this.fieldsOf(incoming, call), incoming, call);
    }
  };

/** A copy of an object with a field under another name, or without it. */
export function renamed<T extends object>(object: T, from: string, to?: string): T {
  const { [from]: value, ...rest } = object as Fields;
  return (to === undefined || value === undefined ? rest : { ...rest, [to]: value }) as T;
}
