#!/bin/bash
# Makes the images of etcd and of the node without a registry: on a base of the libraries that their programs take from this
# machine, and a shell.
#
#   images.sh ROOT ETCD BUSYBOX PUBLISHED TAG
set -euo pipefail
root=$1 etcd=$2 busybox=$3 published=$4 tag=$5
export DOCKER_BUILDKIT=0
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

# What programs load only when they run cannot be seen from outside: the TLS of .NET, and SQLite.
later() {
    /sbin/ldconfig -p | sed -n 's/^\s*\(libssl\.so\.3\|libcrypto\.so\.3\|libsqlite3\.so\.0\|libstdc++\.so\.6\|libgcc_s\.so\.1\|libz\.so\.1\) .*x86-64.* => //p'
}

needed() {
    for file in "$etcd" "$published/supervisor" "$published/pbm" $(later); do
        ldd "$file" 2>/dev/null || true
    done | grep -o '/[^ ]*\.so[^ ]*' || true
    later
}

mkdir -p "$tree"/base/{bin,etc,tmp,var/lib} "$tree/etcd"
needed | sort -u | while read -r file; do
    mkdir -p "$tree/base$(dirname "$file")"
    cp -L "$file" "$tree/base$file"
done
cp "$busybox" "$tree/base/bin/sh"
echo 'root:x:0:0::/:/bin/sh' >"$tree/base/etc/passwd"
echo 'hosts: files dns' >"$tree/base/etc/nsswitch.conf"
chmod 1777 "$tree/base/tmp"
tar -C "$tree/base" -c . | docker import - "localhost/cluster-base:$tag" >/dev/null
cp "$etcd" "$tree/etcd/etcd"
for image in etcd:docker/etcd/Dockerfile:"$tree/etcd" supervisor:docker/Dockerfile:"$published"; do
    IFS=: read -r name file context <<<"$image"
    docker build -q -t "localhost/cluster-$name:$tag" -f "$root/$file" --build-arg "BASE=localhost/cluster-base:$tag" "$context" >/dev/null
done
