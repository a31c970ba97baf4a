# Finds or installs the SDK that global.json names, and hands over to the program in build/. Nothing else happens here.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_GENERATE_ASPNET_CERTIFICATE = 'false'

# dotnet's exit codes when it runs but has no SDK that satisfies global.json: on Windows, and elsewhere.
$noSuchSdk = -2147450725, 155

function Stop-Here($reason) {
    [Console]::Error.WriteLine("Nothing was done, because $reason")
    exit 1
}

# Whether there is a dotnet that satisfies the global.json above the current directory, which it knows itself. If it fails
# for any other reason, that reason is what has to be told: another SDK would meet it as well.
function Test-Sdk($dotnet) {
    if (-not (Get-Command $dotnet -ErrorAction SilentlyContinue)) { return $false }
    # What a program writes to its standard error must not count as an error of this script.
    $ErrorActionPreference = 'Continue'
    Push-Location $root
    $said = (& $dotnet --version 2>&1 | Out-String).Trim()
    $code = $LASTEXITCODE
    Pop-Location
    if ($code -ne 0 -and $code -notin $noSuchSdk) {
        Stop-Here "$dotnet does not run (exit code $code): $($said.Split("`n")[0])"
    }
    return $code -eq 0
}

$dotnet = 'dotnet'
if (-not (Test-Sdk $dotnet)) {
    $directory = Join-Path $HOME '.dotnet'
    $dotnet = Join-Path $directory 'dotnet'
    if (-not (Test-Sdk $dotnet)) {
        $installer = Join-Path ([IO.Path]::GetTempPath()) "dotnet-install-$PID.ps1"
        $problem = 'it is still not there'
        try {
            Invoke-WebRequest 'https://dot.net/v1/dotnet-install.ps1' -OutFile $installer -UseBasicParsing *> $null
            & $installer -JSonFile (Join-Path $root 'global.json') -InstallDir $directory -NoPath *> $null
        } catch {
            # What matters is whether the SDK is there now; if it is not, this is why.
            $problem = $_.Exception.Message
        } finally {
            Remove-Item $installer -ErrorAction SilentlyContinue
        }
        if (-not (Test-Sdk $dotnet)) {
            Stop-Here "this machine lacks the .NET SDK that global.json names and it could not be installed ($problem): connect to the network, or install that SDK, and try again."
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
