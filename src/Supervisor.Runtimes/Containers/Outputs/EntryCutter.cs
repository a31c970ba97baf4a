namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>
/// Cuts a terminal's output, a row of bytes, into entries. One ends with its line; or without a line break after as much as
/// engines keep as one, and then the next moment follows in the middle of the line.
/// </summary>
internal sealed class EntryCutter
{
    /// <summary>Of Docker: longer lines are kept in parts of this length.</summary>
    public const int LongestPart = 16 * 1024;

    private byte[] _rest = [];

    public IEnumerable<StampedEntry> Push(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlyMemory<byte> left = (byte[])[.. _rest, .. bytes.Span];
        var entries = new List<StampedEntry>();
        while (Take(left.Span) is { } length)
        {
            entries.Add(EntryOf(left[..length]));
            left = left[length..];
        }

        _rest = left.ToArray();
        return entries;
    }

    /// <summary>What has come without its end.</summary>
    public IEnumerable<StampedEntry> Finish()
    {
        var rest = _rest;
        _rest = [];
        return rest.Length > 0 ? [EntryOf(rest)] : [];
    }

    /// <returns>How long the first entry is, its moment included; null: its end has not come yet.</returns>
    private static int? Take(ReadOnlySpan<byte> bytes)
    {
        var stamp = Stamp.Read(bytes)?.Length ?? 0;
        var content = bytes[stamp..];
        var end = content.IndexOf((byte)'\n');
        if (content.Length > LongestPart && (end < 0 || end >= LongestPart))
        {
            var next = content[LongestPart..];
            if (Stamp.Read(next) is not null)
            {
                return stamp + LongestPart;
            }

            // Whether a moment begins there cannot be seen yet.
            if (end < 0 && next.Length < Stamp.Longest)
            {
                return null;
            }

            // No moment: then this engine keeps lines whole, and they are passed on in parts all the same.
            return end < 0 ? bytes.Length : stamp + end + 1;
        }

        return end < 0 ? null : stamp + end + 1;
    }

    private static StampedEntry EntryOf(ReadOnlyMemory<byte> bytes) =>
        Stamp.Read(bytes.Span) is var (second, length)
            ? new StampedEntry(second, bytes[length..])
            : new StampedEntry(null, bytes);
}
