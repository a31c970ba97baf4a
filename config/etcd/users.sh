#!/bin/sh
# Gives an etcd users: root, and one for each node, who may read and write what is the cluster's and nothing else. From then
# on nobody is served without a password. Called again it makes the users that are missing.
#
#   users.sh CLUSTER DIRECTORY NAME...
#
# DIRECTORY is that of members.sh, and NAME a machine of it, the first being asked. Its member has to run, with most others.
set -eu

fail() {
    echo "users.sh: $*" >&2
    exit 1
}

[ $# -ge 3 ] || fail "it takes CLUSTER DIRECTORY NAME..., such as: users.sh home /root/home mainpc pc2"
cluster=$1 directory=$2
shift 2
own=$directory/$1
for name in "$@"; do
    [ -s "$directory/$name/password" ] || fail "$directory has no password of $name; members.sh makes one."
done
[ -s "$directory/root.password" ] || fail "$directory has no password of root; members.sh makes one."
command -v curl >/dev/null || fail "it takes curl, which is not installed."
member=$(sed -n 's/^ETCD_ADVERTISE_CLIENT_URLS=//p' "$own/etcd.env")

# The members may have been started a moment ago, and need most of them to elect a leader.
tries=30

# Arguments are seen by everybody on the machine, so what is secret goes another way.
call() {
    printf '%s' "$2" | curl -sS --max-time 10 --cacert "$own/ca.pem" --cert "$own/cert.pem" --key "$own/key.pem" \
        -H "@$token" --data-binary @- "$member/v3/$1"
}

# What is there already is as good as what was made.
must() {
    said=$(call "$1" "$2") || fail "$member does not answer."
    case $said in
    *'"error"'*'already exist'* | *'"error"'*'already granted'*) ;;
    *'"error"'*) fail "etcd refused $1: $said" ;;
    esac
}

base64_of() {
    printf '%s' "$1" | openssl base64 -A
}

token=$(mktemp)
trap 'rm -f "$token"' EXIT
said=""
while :; do
    said=$(call auth/authenticate "{\"name\":\"root\",\"password\":\"$(cat "$directory/root.password")\"}" 2>&1) || true
    case $said in
    *'"token"'*)
        printf 'Authorization: %s\n' "$(printf '%s' "$said" | sed 's/.*"token":"\([^"]*\)".*/\1/')" >"$token"
        break
        ;;
    *'authentication is not enabled'*) break ;;
    *'authentication failed'*) fail "etcd did not let root in: $said" ;;
    esac
    tries=$((tries - 1))
    [ $tries -gt 0 ] || fail "$member does not serve: $said"
    sleep 1
done
for name in "$@"; do
    must auth/user/add "{\"name\":\"$name\",\"password\":\"$(cat "$directory/$name/password")\"}"
    must auth/role/add "{\"name\":\"$name\"}"
    # All keys that begin so: up to the first that begins otherwise, 0 being the letter after the slash.
    must auth/role/grant "{\"name\":\"$name\",\"perm\":{\"permType\":\"READWRITE\",\"key\":\"$(base64_of "/supervisor/$cluster/")\",\"range_end\":\"$(base64_of "/supervisor/${cluster}0")\"}}"
    must auth/user/grant "{\"user\":\"$name\",\"role\":\"$name\"}"
done
if [ ! -s "$token" ]; then
    must auth/user/add "{\"name\":\"root\",\"password\":\"$(cat "$directory/root.password")\"}"
    must auth/role/add '{"name":"root"}'
    must auth/user/grant '{"user":"root","role":"root"}'
    must auth/enable '{}'
fi
echo "etcd serves $* and root, by password and with certificates."
