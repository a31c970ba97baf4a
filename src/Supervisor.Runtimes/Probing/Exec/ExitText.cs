namespace Supervisor.Runtimes.Probing.Exec;

internal static class ExitText
{
    private const int SignalBase = 128;
    private const int LastSignal = 64;

    internal static string Of(int code) =>
        code is > SignalBase and <= SignalBase + LastSignal
            ? $"exit code {code} (signal {code - SignalBase})"
            : $"exit code {code}";
}
