"""The driver of the Python SDK descope: see ../PROTOCOL.md."""

import json
import os
import sys
import threading
import time
from importlib.metadata import version

from descope import (
    AuthException,
    DeliveryMethod,
    DescopeClient,
    LoginOptions,
    RateLimitException,
    SignUpOptions,
)

SMS = DeliveryMethod.SMS


class Unsupported(Exception):
    """What the SDK cannot do, or cannot be told."""


def given(options, names):
    """The options as keyword arguments, by the name that the SDK has for each."""
    for option in options:
        if option not in names:
            raise Unsupported(f"the call takes no option {option}")
    return {names[option]: value for option, value in options.items()}


OF_SIGN_UP = {
    "customClaims": "custom_claims",
    "templateOptions": "template_options",
    "revokeOtherSessions": "revoke_other_sessions",
}
OF_SIGN_IN = {**OF_SIGN_UP, "stepup": "stepup"}
OF_UPDATE = {
    "addToLoginIDs": "add_to_login_ids",
    "onMergeUseExisting": "on_merge_use_existing",
    "templateOptions": "template_options",
}


def options_of(kind, args, names):
    return kind(**given(args["options"], names)) if "options" in args else None


def sign_up(client, args):
    options = options_of(SignUpOptions, args, OF_SIGN_UP)
    return client.magiclink.sign_up(SMS, args["loginId"], args.get("redirectUrl"), args.get("user"), options)


def sign_in(client, args):
    options = options_of(LoginOptions, args, OF_SIGN_IN)
    return client.magiclink.sign_in(
        SMS, args["loginId"], args.get("redirectUrl"), options, args.get("refreshJwt")
    )


def sign_up_or_in(client, args):
    options = options_of(SignUpOptions, args, OF_SIGN_UP)
    return client.magiclink.sign_up_or_in(SMS, args["loginId"], args.get("redirectUrl"), options)


def update_phone(client, args):
    if "redirectUrl" in args:
        raise Unsupported("update_user_phone takes no redirect URL")
    options = given(args.get("options", {}), OF_UPDATE)
    return client.magiclink.update_user_phone(
        SMS, args["loginId"], args["phone"], args.get("refreshJwt"), **options
    )


def verify(client, args):
    session = client.magiclink.verify(args["token"])
    jwt, refresh = session.get("sessionToken", {}), session.get("refreshSessionToken", {})
    if args.get("validate"):
        client.validate_session(jwt.get("jwt"))
    return {
        "sessionJwt": jwt.get("jwt"),
        "refreshJwt": refresh.get("jwt"),
        "user": session.get("user"),
        "firstSeen": session.get("firstSeen"),
    }


SENDS = {"signUp": sign_up, "signIn": sign_in, "signUpOrIn": sign_up_or_in, "updatePhone": update_phone}


def result(op, config, args):
    """What the caller of the SDK was given."""
    try:
        if op == "verify":
            return {"value": verify(client_for(config), args)}
        if op not in SENDS:
            raise Unsupported(f"the SDK has no {op}")
        return {"value": {"maskedPhone": SENDS[op](client_for(config), args)}}
    except Unsupported as why:
        return {"unsupported": str(why)}
    except RateLimitException as error:
        # its status_code holds the code of the API where the body had one, and else the HTTP status
        field = "code" if isinstance(error.status_code, str) else "status"
        return {
            "error": {
                field: error.status_code,
                "description": error.error_description,
                "message": error.error_message,
                "retryAfter": error.rate_limit_parameters.get("Retry-After"),
            }
        }
    except AuthException as error:
        return {"error": {"status": error.status_code, "message": error.error_message}}
    except Exception as error:
        return {"error": {"message": str(error)}}


clients = {}
making = threading.Lock()
writing = threading.Lock()


def client_for(config):
    """The client for a server: one for each base URL, with the defaults of the SDK."""
    base_url = config["baseUrl"]
    if base_url not in clients:
        with making:
            if base_url not in clients:
                clients[base_url] = DescopeClient(config["projectId"], base_url=base_url)
    return clients[base_url]


def say(message):
    with writing:
        print(json.dumps(message), flush=True)


def answer(command):
    say({"id": command["id"], **result(command["op"], command["config"], command["args"])})


say({"protocol": 1, "sdk": "descope", "version": version("descope")})
threads = []
for line in sys.stdin:
    threads.append(threading.Thread(target=answer, args=(json.loads(line),), daemon=True))
    threads[-1].start()
until = time.monotonic() + 2  # the SDK may be waiting before it calls again
for thread in threads:
    thread.join(max(0, until - time.monotonic()))
with writing:
    os._exit(0)
