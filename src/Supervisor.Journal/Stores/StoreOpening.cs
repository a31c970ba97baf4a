namespace Supervisor.Journal.Stores;

/// <param name="WriterEpoch">This opening's number, higher than that of every opening before.</param>
/// <param name="Versions">The version of the last event of each stream.</param>
/// <param name="Reason">Why it could not be opened, as a sentence for the operator; empty when it could.</param>
public sealed record StoreOpening(
    bool Succeeded,
    long WriterEpoch,
    IReadOnlyDictionary<string, long> Versions,
    string Reason
)
{
    public static StoreOpening Opened(long writerEpoch, IReadOnlyDictionary<string, long> versions) =>
        new(true, writerEpoch, versions, "");

    public static StoreOpening Failed(string reason) =>
        new(false, 0, new Dictionary<string, long>(StringComparer.Ordinal), reason);
}
