namespace Supervisor.Build.Processes;

/// <summary>
/// A shell without job control has its background commands ignore Ctrl+C, and whoever inherits that hands it on to all that
/// it starts. A test that interrupts a program would wait for its end in vain, so tests are started without it.
/// </summary>
internal static class DefaultSignals
{
    private const string Env = "/usr/bin/env";
    private const int InterruptBit = 1 << (2 - 1);

    public static (string Executable, IEnumerable<string> Arguments) Of(
        string executable,
        IEnumerable<string> arguments
    ) =>
        IsInterruptIgnored() && File.Exists(Env)
            ? (Env, ["--default-signal=INT", executable, .. arguments])
            : (executable, arguments);

    private static bool IsInterruptIgnored()
    {
        const string status = "/proc/self/status";
        const string name = "SigIgn:";
        var mask = File.Exists(status)
            ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))
            : null;
        return mask is not null && (Convert.ToUInt64(mask[name.Length..].Trim(), 16) & InterruptBit) != 0;
    }
}
