namespace Supervisor.Journal;

/// <summary>What the writer of a journal may be told; the defaults suit a node.</summary>
/// <param name="Writer">A random id, drawn once for each start of a daemon, by which the store knows its writer again.</param>
public sealed record JournalSettings(string Writer)
{
    /// <summary>A store that has not answered for so long is hung: nobody waits for it any longer.</summary>
    public TimeSpan AnswerDeadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A group is closed at so many events, so that the next one gathers while this one is written. More would only
    /// lengthen each write.
    /// </summary>
    public int EventsPerGroup { get; init; } = 512;

    /// <summary>A group is closed at so many bytes of payload; a single larger append goes alone.</summary>
    public int BytesPerGroup { get; init; } = 1 << 20;

    /// <summary>So many requests may wait for the store; the next is refused at once.</summary>
    public int WaitingRequests { get; init; } = 65_536;

    /// <summary>After a failed opening: the first pause before the next, doubled each time.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause between two openings.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(5);
}
