using Supervisor.Runtimes.Logs;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>What an agent wrote last, which often says more of why it failed than anybody else can.</summary>
internal static class LastWords
{
    private const int Lines = 3;
    private const int MostLetters = 200;
    private const int BufferBytes = 64 * 1024;

    /// <summary>Null when it has written nothing, or that cannot be read now.</summary>
    public static string? Of(AgentAddress agent, AgentLogs logs)
    {
        try
        {
            using var log = LogCursor.Open(logs.PathOf(agent), new LogStart(Tail: Lines));
            var items = new List<LogItem>();
            log.ReadSome(new byte[BufferBytes], items);
            log.Finish(items);
            var lines = items.OfType<LogLine>().Take(Lines).Select(line => Short(line.Text));
            return string.Join('\n', lines) is { Length: > 0 } words ? words : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // 'agent logs' says why; here it is only a help.
            return null;
        }
    }

    private static string Short(string line) => line.Length <= MostLetters ? line : line[..MostLetters] + "…";
}
