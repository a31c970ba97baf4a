namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>
/// Finds in what an engine gives away again the place at which copying goes on: first past the entries that were counted, then
/// past the bytes that are in the log though nobody had time to count them.
/// </summary>
internal sealed class OutputResumption
{
    private readonly OutputPlace _start;
    private long _counted;
    private long _uncounted;

    /// <param name="uncounted">How many bytes the log has beyond the place.</param>
    public OutputResumption(OutputPlace start, long uncounted)
    {
        (_start, Place) = (start, start);
        (_counted, _uncounted) = (start.Copied, uncounted);
    }

    public OutputPlace Place { get; private set; }

    /// <summary>Entries that were copied are not kept any more, so others that came after them may be missing.</summary>
    public bool HasGap { get; private set; }

    /// <returns>What of it is to be copied now; nothing of what is in the log already.</returns>
    public ReadOnlyMemory<byte> Take(StampedEntry entry)
    {
        if (_counted > 0)
        {
            if (entry.Second is null || entry.Second <= _start.Second)
            {
                _counted -= entry.Second >= _start.From ? 1 : 0;
                return default;
            }

            (HasGap, _counted, _uncounted) = (true, 0, 0);
        }

        var known = (int)Math.Min(_uncounted, entry.Bytes.Length);
        _uncounted -= known;
        Place = Place.After(entry);
        return entry.Bytes[known..];
    }
}
