using System.Collections.Frozen;
using System.Globalization;

namespace Supervisor.Supervision.Explaining;

/// <summary>A signal by its number, and by its name where it has one on every Linux.</summary>
internal static class SignalText
{
    private static readonly FrozenDictionary<int, string> Names = new Dictionary<int, string>
    {
        [1] = "SIGHUP",
        [2] = "SIGINT",
        [3] = "SIGQUIT",
        [4] = "SIGILL",
        [5] = "SIGTRAP",
        [6] = "SIGABRT",
        [8] = "SIGFPE",
        [9] = "SIGKILL",
        [11] = "SIGSEGV",
        [13] = "SIGPIPE",
        [14] = "SIGALRM",
        [15] = "SIGTERM",
    }.ToFrozenDictionary();

    internal static string Of(int? signal) =>
        signal is { } number && Names.TryGetValue(number, out var name)
            ? string.Create(CultureInfo.InvariantCulture, $"signal {number} ({name})")
            : string.Create(CultureInfo.InvariantCulture, $"signal {signal}");
}
