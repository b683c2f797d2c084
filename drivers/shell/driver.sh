#!/usr/bin/env bash
# The smallest client of the API, by curl, jq and openssl: see ../PROTOCOL.md.
set -u

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Writes one line, whoever else is writing.
say() {
  until mkdir "$folder/writing" 2>/dev/null; do sleep 0.01; done
  printf '%s\n' "$1"
  rmdir "$folder/writing"
}

# What a command asks, a line each: id, operation, base URL, project, path, bearer and body. Nothing is said that was not given.
request='
  def path: {signUp: "signup/sms", signIn: "signin/sms", signUpOrIn: "signup-in/sms",
    updatePhone: "update/phone/sms", verify: "verify"}[.op];
  def given: with_entries(select(.value != null));
  def body: .args as $a |
    if .op == "verify" then {token: $a.token}
    elif .op == "updatePhone" then {loginId: $a.loginId, phone: $a.phone, redirectUrl: $a.redirectUrl} + $a.options
    else {loginId: $a.loginId, redirectUrl: $a.redirectUrl, user: $a.user, phone: $a.user.phone,
      loginOptions: $a.options} end | given;
  (.id | tojson), .op, (.config.baseUrl | rtrimstr("/")), .config.projectId, path // "",
  .config.projectId + (if .args.refreshJwt then ":" + .args.refreshJwt else "" end), (body | tojson)'

# What becomes of an answer: a line for the suite, and the session JWT that is to be checked.
result='
  . as $body | $status[0:1] as $kind |
  if $kind != "2" then ($body | objects // {}) as $said |
    {error: {status: ($status | tonumber), code: $said.errorCode, description: $said.errorDescription,
      message: $said.errorMessage, retryAfter: ($delay | tonumber? // null)}}
  elif ($body | type) != "object" then {error: {message: "the answer is no JSON object"}}
  elif $op != "verify" then {value: {maskedPhone: $body.maskedPhone}}
  elif ($body.sessionJwt | type) != "string" then {error: {message: "there is no session JWT"}}
  else {value: ($body | {sessionJwt, user, firstSeen,
    refreshJwt: (if (.refreshJwt // "") == "" then $cookie else .refreshJwt end)})} end |
  ({id: $id} + . | tojson), (.value.sessionJwt // "")'

# Calls with the body from stdin, into the files of a folder; says the status.
call() {
  : >"$1/body"
  curl --silent --show-error --noproxy '*' -H "@$1/sent" -D "$1/headers" -o "$1/body" \
    -w '%{http_code}' "${@:2}" 2>"$1/problem"
}

# The last header of a name in an answer.
header() {
  local line found=
  while IFS= read -r line; do
    [[ ${line,,} == "$2: "* ]] && found=${line#*: }
  done <"$1/headers"
  printf '%s' "${found%$'\r'}"
}

decoded() {
  local text=${1//-/+}
  text=${text//_/\/}
  while [ $((${#text} % 4)) -ne 0 ]; do text="$text="; done
  openssl base64 -d -A <<<"$text"
}

hex() {
  decoded "$1" | od -An -v -tx1 | tr -d ' \n'
}

# Whether the signature of an RS256 JWT is that of a published key.
is_signed() {
  local folder=$1 jwt=$2 base=$3 project=$4 signed=${2%.*} kid key
  : >"$folder/sent"
  [ "$(call "$folder" "$base/v2/keys/$project")" = 200 ] || return 1
  kid=$(decoded "${jwt%%.*}" | jq -r 'select(.alg == "RS256") | .kid')
  key=$(jq -r --arg kid "$kid" '.keys[] | select(.kid == $kid) | .n, .e' "$folder/body")
  [ -n "$key" ] || return 1
  printf '%s\n' 'asn1=SEQUENCE:key' '[key]' 'a=SEQUENCE:algorithm' 'b=BITWRAP,SEQUENCE:numbers' \
    '[algorithm]' 'a=OID:rsaEncryption' 'b=NULL' '[numbers]' \
    "n=INTEGER:0x$(hex "$(sed -n 1p <<<"$key")")" "e=INTEGER:0x$(hex "$(sed -n 2p <<<"$key")")" >"$folder/key.conf"
  openssl asn1parse -genconf "$folder/key.conf" -noout -out "$folder/key.der" >/dev/null
  decoded "${jwt##*.}" >"$folder/signature"
  printf '%s' "$signed" | openssl dgst -sha256 -keyform DER -verify "$folder/key.der" \
    -signature "$folder/signature" >/dev/null 2>&1
}

answer() {
  local own id op base project path bearer body status line jwt cookie delay
  own=$(mktemp -d "$folder/XXXXXX")
  { read -r id && read -r op && read -r base && read -r project && read -r path && read -r bearer &&
    read -r body; } < <(jq -r "$request" <<<"$1")
  if [ -z "$path" ]; then
    say "{\"id\":$id,\"unsupported\":\"there is no such operation\"}"
    return
  fi
  printf '%s\n' 'Content-Type: application/json' "Authorization: Bearer $bearer" >"$own/sent"
  if ! status=$(printf '%s' "$body" | call "$own" -X POST --data-binary @- "$base/v1/auth/magiclink/$path"); then
    say "$(jq -Rsc --argjson id "$id" '{id: $id, error: {message: .}}' "$own/problem")"
    return
  fi
  delay=$(header "$own" retry-after)
  cookie=$(header "$own" set-cookie)
  jq -c . "$own/body" >"$own/parsed" 2>/dev/null && [ -s "$own/parsed" ] || echo null >"$own/parsed"
  { read -r line && read -r jwt; } < <(
    jq -r --argjson id "$id" --arg op "$op" --arg status "$status" --arg delay "$delay" \
      --arg cookie "$([[ $cookie =~ ^DSR=([^;]*) ]] && echo "${BASH_REMATCH[1]}")" \
      "$result" <"$own/parsed"
  )
  if [ -n "$jwt" ] && ! is_signed "$own" "$jwt" "$base" "$project"; then
    line="{\"id\":$id,\"error\":{\"message\":\"the session JWT has a wrong signature\"}}"
  fi
  say "$line"
}

say "$(jq -cn --arg version "$(curl --version | sed -n '1s/^curl \([^ ]*\).*/\1/p')" \
  '{protocol: 1, sdk: "curl", version: $version}')"
while IFS= read -r line; do
  answer "$line" &
done
wait
