# Finds or installs the SDK that global.json names, and hands over to the program in build/. Nothing else happens here.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_GENERATE_ASPNET_CERTIFICATE = 'false'

# dotnet itself knows whether one of its SDKs satisfies the global.json above the current directory.
function Test-Sdk($dotnet) {
    Push-Location $root
    try { & $dotnet --version *> $null; return $LASTEXITCODE -eq 0 } catch { return $false } finally { Pop-Location }
}

$dotnet = 'dotnet'
if (-not (Test-Sdk $dotnet)) {
    $directory = Join-Path $HOME '.dotnet'
    $dotnet = Join-Path $directory 'dotnet'
    if (-not (Test-Sdk $dotnet)) {
        $installer = Join-Path ([IO.Path]::GetTempPath()) "dotnet-install-$PID.ps1"
        try {
            Invoke-WebRequest 'https://dot.net/v1/dotnet-install.ps1' -OutFile $installer -UseBasicParsing *> $null
            & $installer -JSonFile (Join-Path $root 'global.json') -InstallDir $directory -NoPath *> $null
        } catch {
            # What matters is whether the SDK is there now.
        } finally {
            Remove-Item $installer -ErrorAction SilentlyContinue
        }
        if (-not (Test-Sdk $dotnet)) {
            [Console]::Error.WriteLine('Nothing was done, because this machine lacks the .NET SDK that global.json names and it could not be downloaded: connect to the network, or install that SDK, and try again.')
            exit 1
        }
    }
}

# The program is compiled once, and used until its sources change.
Push-Location $root
$files = Get-ChildItem build, config/build, Directory.Build.props, global.json -Recurse -File | Sort-Object FullName
$sources = ($files | Get-FileHash | ForEach-Object { "$($_.Hash) $($_.Path)" }) -join "`n"
Pop-Location
$stamp = Join-Path $root 'artifacts/build/build-program'
if (-not (Test-Path $stamp) -or (Get-Content $stamp -Raw) -ne $sources) {
    & $dotnet msbuild (Join-Path $root 'build/Build.csproj') -restore -nologo -verbosity:quiet -nodeReuse:false `
        -property:Configuration=Release -property:UseSharedCompilation=false
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    [IO.File]::WriteAllText($stamp, $sources)
}
& $dotnet (Join-Path $root 'artifacts/build/bin/Build/release/Build.dll') @args
exit $LASTEXITCODE
