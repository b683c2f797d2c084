"""The state that the OpenAPI document cannot express: a refresh JWT for update, and the token of a new link for verify."""

import itertools
import os
import re

import requests
import schemathesis
from schemathesis.generation.modes import GenerationMode

server = os.environ["BASE_URL"]
project = os.environ["PROJECT_ID"]
user = "+12025550142"  # of the examples
numbers = itertools.count(100)


def send(operation, body):
    answer = requests.post(
        f"{server}/v1/auth/magiclink/{operation}",
        json=body,
        headers={"Authorization": f"Bearer {project}"},
    )
    return answer.json()


def token_for(phone):
    send("signup-in/sms", {"loginId": phone, "redirectUrl": "https://app.example.com/verify"})
    texts = requests.get(f"{server}/outbox/{phone.replace('+', '%2B')}").json()
    return re.search(r"[?&]t=([\w-]+)", texts[-1])[1]


@schemathesis.auth(refresh_interval=None)
class Bearer:
    def get(self, case, context):
        return send("verify", {"token": token_for(user)}).get("refreshJwt")

    def set(self, case, data, context):
        jwt = f":{data}" if "/update/" in case.path else ""
        case.headers["Authorization"] = f"Bearer {project}{jwt}"


@schemathesis.hook
def before_call(context, case, kwargs):
    is_valid = case.meta is None or case.meta.generation.mode == GenerationMode.POSITIVE
    if case.path.endswith("/verify") and case.method == "POST" and is_valid:
        case.body = {"token": token_for(f"+1303555{next(numbers):04}")}
