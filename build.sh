#!/usr/bin/env bash
# Finds or installs the SDK that global.json names, and hands over to the program in build/. Nothing else happens here.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export HOME="${HOME:-$(echo ~)}"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# Without libicu the SDK runs only when told to do without cultures, and it needs none here.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT:-1}"

no_such_sdk=155 # dotnet's exit code when it runs but has no SDK that satisfies global.json

fail() {
  echo "Nothing was done, because $*" >&2
  exit 1
}

# Whether there is a dotnet that satisfies the global.json above the current directory, which it knows itself. If it fails
# for any other reason, that reason is what has to be told: another SDK would meet it as well.
is_usable() {
  [ -x "$1" ] || return 1
  local said code=0
  said=$(cd "$root" && "$1" --version 2>&1) || code=$?
  [ "$code" -eq 0 ] || [ "$code" -eq "$no_such_sdk" ] ||
    fail "$1 does not run: $(grep -m 1 . <<<"$said" || echo "exit code $code") (HOME is $HOME)"
  return "$code"
}

download() {
  if command -v curl >/dev/null; then
    curl -fsSL "$1" -o "$2"
  elif command -v wget >/dev/null; then
    wget -nv -O "$2" "$1"
  else
    echo "there is neither curl nor wget"
    return 1
  fi
}

install_sdk() {
  download https://dot.net/v1/dotnet-install.sh "$1/install.sh" &&
    bash "$1/install.sh" --jsonfile "$root/global.json" --install-dir "$HOME/.dotnet" --no-path
}

dotnet=$(command -v dotnet || true)
if ! is_usable "$dotnet"; then
  dotnet="$HOME/.dotnet/dotnet"
  if ! is_usable "$dotnet"; then
    lacks="this machine lacks the .NET SDK that global.json names"
    [ -d "$HOME" ] && [ -w "$HOME" ] ||
      fail "$lacks, and the home directory $HOME, where it would be installed, does not exist or cannot be written."
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    [ ! -t 1 ] || echo "Installing the .NET SDK that global.json names into $HOME/.dotnet..."
    install_sdk "$scratch" >"$scratch/log" 2>&1 && is_usable "$dotnet" ||
      fail "$lacks and it could not be installed ($(grep . "$scratch/log" | tail -n 1)): connect to the network, or" \
        "install that SDK, and try again."
    rm -rf "$scratch"
  fi
fi

# The program is compiled once, and used until its sources change.
sources=$(cd "$root" && find build config/build Directory.Build.props global.json -type f -exec cksum {} + | sort | cksum)
stamp="$root/artifacts/build/build-program"
if [ "$(cat "$stamp" 2>/dev/null)" != "$sources" ]; then
  "$dotnet" msbuild "$root/build/Build.csproj" -restore -nologo -verbosity:quiet -nodeReuse:false \
    -property:Configuration=Release -property:UseSharedCompilation=false
  echo "$sources" >"$stamp"
fi
exec "$dotnet" "$root/artifacts/build/bin/Build/release/Build.dll" "$@"
