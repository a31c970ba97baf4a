namespace Supervisor.Journal.Stores;

/// <param name="Epoch">The writer epoch that all further events carry.</param>
/// <param name="Streams">Every stream with the version of its last event.</param>
/// <param name="Reason">
/// Why it did not open, as a sentence for the operator. When it opened: what they should know all the same, or empty.
/// </param>
public sealed record OpenOutcome(
    OpenStatus Status,
    long Epoch,
    IReadOnlyList<KeyValuePair<string, long>> Streams,
    string Reason
)
{
    public static OpenOutcome Opened(
        long epoch,
        IReadOnlyList<KeyValuePair<string, long>> streams,
        string notice = ""
    ) => new(OpenStatus.Opened, epoch, streams, notice);

    public static OpenOutcome Fenced(string reason) => new(OpenStatus.Fenced, 0, [], reason);

    public static OpenOutcome Unavailable(string reason) => new(OpenStatus.Unavailable, 0, [], reason);

    public static OpenOutcome Unusable(string reason) => new(OpenStatus.Unusable, 0, [], reason);
}
