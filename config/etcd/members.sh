#!/bin/sh
# Makes what the members of an etcd and the nodes that agree by it need: certificates, passwords and settings, a folder for
# each machine, which belongs on it as /etc/etcd.
#
#   members.sh CLUSTER DIRECTORY NAME=ADDRESS... [node:NAME=ADDRESS...]
#
# Those with `node:` have a daemon and no member of etcd.
# Called again it makes what is missing: a machine more, or one whose folder was removed. The authority stays the same.
set -eu
umask 077

fail() {
    echo "members.sh: $*" >&2
    exit 2
}

[ $# -ge 3 ] || fail "it takes CLUSTER DIRECTORY NAME=ADDRESS..., such as: members.sh home /root/home mainpc=10.0.0.1 pc2=10.0.0.2 witness=10.0.0.3"
cluster=$1 directory=$2
shift 2
case $cluster in *[!A-Za-z0-9-]* | "") fail "'$cluster' is no name for a cluster: letters, digits and dashes." ;; esac
for machine in "$@"; do
    case ${machine#node:} in
    *[!A-Za-z0-9.=-]* | =* | *= | *=*=*) fail "'$machine' is no NAME=ADDRESS, such as mainpc=10.0.0.1." ;;
    *=*) ;;
    *) fail "'$machine' is no NAME=ADDRESS, such as mainpc=10.0.0.1." ;;
    esac
done
command -v openssl >/dev/null || fail "it takes openssl, which is not installed."

new_key() {
    openssl ecparam -name prime256v1 -genkey -noout -out "$1"
}

password() {
    [ -s "$1" ] || openssl rand -hex 24 >"$1"
}

# Kept here, and needed for nothing but further machines: it is not copied to any.
authority() {
    [ ! -s "$directory/authority.pem" ] || return 0
    new_key "$directory/authority.key"
    openssl req -x509 -new -key "$directory/authority.key" -days 7300 -subj "/O=$cluster etcd/CN=authority" -out "$directory/authority.pem"
}

# One certificate for both sides, since a member is a client of the others and of itself. It has no common name: where etcd
# has users, its gateway refuses whoever shows one.
certificate() {
    name=$1 address=$2 folder=$3
    case $address in
    *[!0-9.]*) also="DNS:$address" ;;
    *) also="IP:$address" ;;
    esac
    new_key "$folder/key.pem"
    openssl req -new -key "$folder/key.pem" -subj "/O=$cluster etcd" -out "$folder/request"
    cat >"$folder/extensions" <<END
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = DNS:$name, DNS:localhost, IP:127.0.0.1, $also
END
    openssl x509 -req -in "$folder/request" -CA "$directory/authority.pem" -CAkey "$directory/authority.key" \
        -set_serial "0x$(openssl rand -hex 15)" -days 3650 -extfile "$folder/extensions" -out "$folder/cert.pem" 2>/dev/null
    rm "$folder/request" "$folder/extensions"
}

# As etcd itself reads them from its environment. A machine's death is seen within 5 s at this heartbeat and this election; by
# the pre-vote a member that was cut off unseats nobody when it is back.
member() {
    name=$1 address=$2
    cat <<END
ETCD_NAME=$name
ETCD_DATA_DIR=/var/lib/etcd/$cluster
ETCD_INITIAL_CLUSTER=$all
ETCD_INITIAL_CLUSTER_TOKEN=$cluster
ETCD_LISTEN_PEER_URLS=https://$address:2380
ETCD_INITIAL_ADVERTISE_PEER_URLS=https://$address:2380
ETCD_LISTEN_CLIENT_URLS=https://$address:2379
ETCD_ADVERTISE_CLIENT_URLS=https://$address:2379
ETCD_HEARTBEAT_INTERVAL=50
ETCD_ELECTION_TIMEOUT=500
ETCD_PRE_VOTE=true
ETCD_LOGGER=zap
ETCD_CLIENT_CERT_AUTH=true
ETCD_TRUSTED_CA_FILE=/etc/etcd/ca.pem
ETCD_CERT_FILE=/etc/etcd/cert.pem
ETCD_KEY_FILE=/etc/etcd/key.pem
ETCD_PEER_CLIENT_CERT_AUTH=true
ETCD_PEER_TRUSTED_CA_FILE=/etc/etcd/ca.pem
ETCD_PEER_CERT_FILE=/etc/etcd/cert.pem
ETCD_PEER_KEY_FILE=/etc/etcd/key.pem
END
}

# As the daemon reads them from its environment.
node() {
    name=$1 address=$2 endpoints=$3
    cat <<END
SUPERVISOR_NODE=$name
SUPERVISOR_CLUSTER=$cluster
SUPERVISOR_ETCD=$endpoints
SUPERVISOR_ETCD_USER=$name
SUPERVISOR_ETCD_PASSWORD_FILE=/etc/etcd/password
SUPERVISOR_ETCD_CA=/etc/etcd/ca.pem
SUPERVISOR_ETCD_CERT=/etc/etcd/cert.pem
SUPERVISOR_ETCD_KEY=/etc/etcd/key.pem
SUPERVISOR_LINK_LISTEN=$address:9111
END
}

all=""
for machine in "$@"; do
    [ "$machine" != "${machine#node:}" ] || all="$all${all:+,}${machine%%=*}=https://${machine#*=}:2380"
done
[ -n "$all" ] || fail "there is no member among $*: give one without 'node:'."

mkdir -p "$directory"
authority
password "$directory/root.password"
for given in "$@"; do
    machine=${given#node:}
    name=${machine%%=*} address=${machine#*=} folder=$directory/${machine%%=*}
    mkdir -p "$folder"
    cp "$directory/authority.pem" "$folder/ca.pem"
    [ -s "$folder/cert.pem" ] || certificate "$name" "$address" "$folder"
    password "$folder/password"
    # Its own member is asked first.
    endpoints=""
    if [ "$given" = "$machine" ]; then
        endpoints=https://$address:2379
        member "$name" "$address" >"$folder/etcd.env"
    fi
    for other in "$@"; do
        case $other in
        node:* | "$machine") ;;
        *) endpoints="$endpoints${endpoints:+,}https://${other#*=}:2379" ;;
        esac
    done
    node "$name" "$address" "$endpoints" >"$folder/supervisor.env"
done
echo "$directory has a folder for each of $#: $*"
