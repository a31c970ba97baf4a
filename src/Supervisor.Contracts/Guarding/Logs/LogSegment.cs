namespace Supervisor.Contracts.Guarding.Logs;

/// <param name="Start">The position of its first byte.</param>
public sealed record LogSegment(string File, long Start)
{
    /// <summary>As long as the file is: it was complete before it had this name.</summary>
    public long End => Start + new FileInfo(File).Length;
}
