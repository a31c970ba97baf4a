using System.Globalization;
using Supervisor.Contracts.Guarding.Logs;

namespace Supervisor.Tests.Runtimes.Logs;

/// <summary>Logs of one group as the guard would leave them; gone with the test.</summary>
internal sealed class LogFolder : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-logs-").FullName;

    public LogFolder() => Directory.CreateDirectory(Path.Combine(_directory, "group"));

    /// <summary>Of all groups.</summary>
    public string Root => _directory;

    public string Live(string agent = "agent") => Path.Combine(_directory, "group", agent + ".log");

    public void Write(string text, string agent = "agent") => File.AppendAllText(Live(agent), text);

    /// <summary>What the live file holds becomes a segment, and the live file is empty.</summary>
    public string Cut(long start, string agent = "agent")
    {
        var segment = LogSegments.Final(Live(agent), start);
        File.Move(Live(agent), segment);
        File.WriteAllText(Live(agent), "");
        return segment;
    }

    public static string Lines(int first, int count) =>
        string.Concat(
            Enumerable.Range(first, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}\n"))
        );

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
