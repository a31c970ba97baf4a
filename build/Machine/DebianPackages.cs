using Supervisor.Build.Processes;

namespace Supervisor.Build.Machine;

/// <summary>Installs Debian packages, as root or through sudo when that asks no password.</summary>
internal sealed class DebianPackages
{
    /// <summary>
    /// Read when a PostgreSQL package is configured. Tests start servers of their own, so the package must neither
    /// create nor start one of the machine. The file is there only while the packages are installed.
    /// </summary>
    private const string NoMainCluster = "/etc/postgresql-common/createcluster.d/supervisor-tests.conf";

    /// <summary>
    /// Asked by a package before it starts a service of its own, as Docker's would. It is there only while the packages are
    /// installed, and where somebody has one of his own, that one stays.
    /// </summary>
    private const string ServicePolicy = "/usr/sbin/policy-rc.d";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly string[] _asRoot;
    private readonly string _log;

    private DebianPackages(string[] asRoot, string log)
    {
        _asRoot = asRoot;
        _log = log;
    }

    /// <returns>Null when this is no Debian, or this user may not install.</returns>
    public static DebianPackages? ForThisUser(string log)
    {
        if (!File.Exists("/usr/bin/apt-get"))
            return null;
        if (Environment.IsPrivilegedProcess)
            return new DebianPackages([], log);
        if (!File.Exists("/usr/bin/sudo"))
            return null;

        var sudo = new DebianPackages(["/usr/bin/sudo", "-n"], log);
        return sudo.Succeeds("true") ? sudo : null;
    }

    /// <returns>Why they could not be installed; empty when they were.</returns>
    public string Install(IReadOnlyList<string> packages)
    {
        Succeeds("mkdir", "-p", Path.GetDirectoryName(NoMainCluster)!);
        Succeeds("sh", "-c", $"echo 'create_main_cluster = false' > {NoMainCluster}");
        var isPolicyOurs =
            !File.Exists(ServicePolicy)
            && Succeeds("sh", "-c", $"printf '#!/bin/sh\\nexit 101\\n' > {ServicePolicy} && chmod 755 {ServicePolicy}");
        try
        {
            // The lists may be absent or old: then a fresh look, and once more.
            return AptInstall(packages) || (AptGet("update") && AptInstall(packages))
                ? ""
                : $"apt-get failed, see {_log}";
        }
        finally
        {
            Succeeds("rm", "-f", NoMainCluster);
            if (isPolicyOurs)
                Succeeds("rm", "-f", ServicePolicy);
        }
    }

    private bool AptInstall(IEnumerable<string> packages) =>
        AptGet(["install", "--yes", "--no-install-recommends", .. packages]);

    private bool AptGet(params string[] arguments) =>
        Succeeds(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120", .. arguments]);

    private bool Succeeds(params string[] command)
    {
        string[] full = [.. _asRoot, .. command];
        return ChildProcess.RunLogged(full[0], full[1..], "/", _log, Limit).Succeeded;
    }
}
