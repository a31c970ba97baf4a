#!/usr/bin/env bash
# Finds or installs the SDK that global.json names, and hands over to the program in build/. Nothing else happens here.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# The SDK runs without libicu only when told so; its messages need no culture.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT:-1}"

# dotnet itself knows which SDK satisfies the global.json above the current directory.
has_sdk() { (cd "$root" && "$1" --version) >/dev/null 2>&1; }
download() { if command -v curl; then curl -fsSL "$1" -o "$2"; else wget -qO "$2" "$1"; fi; }

dotnet=$(command -v dotnet || true)
if [ -z "$dotnet" ] || ! has_sdk "$dotnet"; then
  dotnet="$HOME/.dotnet/dotnet"
  if ! has_sdk "$dotnet"; then
    script=$(mktemp)
    trap 'rm -f "$script"' EXIT
    if ! download https://dot.net/v1/dotnet-install.sh "$script" >/dev/null 2>&1 ||
      ! bash "$script" --jsonfile "$root/global.json" --install-dir "$HOME/.dotnet" --no-path >/dev/null 2>&1 ||
      ! has_sdk "$dotnet"; then
      echo "Nothing was built: this machine lacks the .NET SDK that global.json names and it could not be downloaded;" \
        "connect to the network, or install that SDK, and run this again." >&2
      exit 1
    fi
    rm -f "$script"
  fi
fi

# The program is compiled once and used until its sources change.
sources=$(cd "$root" && LC_ALL=C find build config/build Directory.Build.props global.json -type f -exec cksum {} + | LC_ALL=C sort | cksum)
stamp="$root/artifacts/build/build-program"
if [ "$(cat "$stamp" 2>/dev/null)" != "$sources" ]; then
  "$dotnet" msbuild "$root/build/Build.csproj" -restore -p:Configuration=Release -nologo -v:quiet -nodeReuse:false -p:UseSharedCompilation=false
  echo "$sources" >"$stamp"
fi
exec "$dotnet" "$root/artifacts/build/bin/Build/release/Build.dll" "$@"
