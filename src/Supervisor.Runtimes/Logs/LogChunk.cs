namespace Supervisor.Runtimes.Logs;

/// <summary>What was read.</summary>
/// <param name="Start">
/// The position of its first byte. It lies after the one that was asked for when the bytes between are not kept any more,
/// and before it when the log begins anew, because somebody has emptied or removed it.
/// </param>
/// <param name="Count">0 at the end.</param>
internal readonly record struct LogChunk(long Start, int Count)
{
    public long End => Start + Count;
}
